import { useSearchParams } from "react-router";
import { useAnswer } from "../../api/useAnswer.ts";
import { Answered } from "../../parts/Answered.tsx";
import { Begin } from "./Begin.tsx";
import { type Chosen, chosenOf } from "./chosen.ts";
import { NotCompared } from "./NotCompared.tsx";
import { NAMED } from "./operations.ts";
import { SideBySide } from "./SideBySide.tsx";

/** Codes, or other nodes of one kind, side by side: what all share, what only some have. */
export default function Compare() {
  const [params, setParams] = useSearchParams();
  const terms = [...new Set(params.getAll("id").filter((id) => id.trim() !== ""))];
  const answer = useAnswer(NAMED, { terms }, { enabled: terms.length > 0 });
  const choose = (ids: readonly string[]) =>
    setParams(
      (current) => {
        const next = new URLSearchParams(current);
        next.delete("id");
        for (const id of ids) next.append("id", id);
        return next;
      },
      { preventScrollReset: true },
    );
  if (terms.length === 0) return <Begin chosen={[]} choose={choose} />;
  return (
    <Answered answer={answer} title="Compare" what="what is compared">
      {({ resolve }) => <Shown chosen={chosenOf(resolve)} choose={choose} />}
    </Answered>
  );
}

function Shown({ chosen, choose }: { chosen: Chosen; choose: (ids: readonly string[]) => void }) {
  const { compared } = chosen;
  const notCompared = <NotCompared chosen={chosen} leaveOut={() => choose(compared.map(({ id }) => id))} />;
  return compared.length < 2 ? (
    <Begin chosen={compared} choose={choose}>
      {notCompared}
    </Begin>
  ) : (
    <SideBySide compared={compared} choose={choose}>
      {notCompared}
    </SideBySide>
  );
}
