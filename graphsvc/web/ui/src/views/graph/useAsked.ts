import { useSearchParams } from "react-router";
import { type Asked, addressOf, askedBy } from "./asked.ts";

/** Changes what the address asks for; what is only looked at leaves no step to go back to. */
export function useAsked(): (change: Partial<Asked>) => void {
  const [, setParams] = useSearchParams();
  return (change) =>
    setParams((current) => addressOf({ ...askedBy(current), ...change }), {
      preventScrollReset: true,
      replace: Object.keys(change).every((name) => name === "selected" || name === "sort"),
    });
}
