document.getElementById("app")?.append("GraphiQL");
