"""The graph as RDF: resources with their statements, and the formats that RDF travels in."""
