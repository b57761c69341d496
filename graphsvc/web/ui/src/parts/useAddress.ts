import { useCallback } from "react";
import { useSearchParams } from "react-router";

/** Changes some names of the address of a view, and keeps the others: null takes a name away. */
export function useAddress(): (change: Readonly<Record<string, string | readonly string[] | null>>) => void {
  const [, setParams] = useSearchParams();
  return useCallback(
    (change) =>
      setParams(
        (current) => {
          const next = new URLSearchParams(current);
          for (const [name, value] of Object.entries(change)) {
            next.delete(name);
            for (const one of value === null ? [] : [value].flat()) next.append(name, one);
          }
          return next;
        },
        { preventScrollReset: true },
      ),
    [setParams],
  );
}
