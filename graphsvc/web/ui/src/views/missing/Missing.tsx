import { Link } from "react-router";
import { Empty } from "../../parts/states.tsx";
import { ViewHeader } from "../../parts/ViewHeader.tsx";

/** What is shown at an address that no view has. */
export default function Missing() {
  return (
    <>
      <ViewHeader title="Nothing is here" />
      <Empty title="No view has this address.">
        <p>
          Search for what you are after, or go to the <Link to="/">start</Link>.
        </p>
      </Empty>
    </>
  );
}
