import { type RefObject, useEffect } from "react";
import { useLocation } from "react-router";
import type { Place } from "./place.ts";

/** What a link within the view tells beside its address: where the reader goes on. */
export interface Going {
  readonly to: "said" | "quote";
}

/** Brings the reader to the place of the address: scrolls there and puts the focus there, once its text is shown. */
export function useArrival({
  text,
  panel,
  place: { span, at },
  isArrived,
}: {
  text: RefObject<HTMLElement | null>;
  panel: RefObject<HTMLElement | null>;
  place: Place;
  isArrived: boolean;
}): void {
  const { key, state, search, hash } = useLocation();
  const isNamed = new URLSearchParams(search).has(span ? "start" : "at");
  const to = (state as Going | null)?.to;
  // biome-ignore lint/correctness/useExhaustiveDependencies: a link to the same place leads there once more.
  useEffect(() => {
    // A hash is that of a link which skips what is here.
    if (!isArrived || !isNamed || hash || !text.current) return;
    const target = targetIn(text.current, span !== undefined, at, to);
    if (!isInView(target)) target.scrollIntoView({ block: span ? "center" : "start" });
    const focused =
      to === "said" ? panel.current : (target.querySelector<HTMLElement>(":scope:is(mark) > a") ?? target);
    focused?.focus({ preventScroll: true });
  }, [key, hash, isArrived, isNamed, span?.start, span?.end, at, to]);
}

function targetIn(text: HTMLElement, isSpan: boolean, at: number, to: Going["to"] | undefined): HTMLElement {
  if (isSpan) return text.querySelector<HTMLElement>("mark[data-chosen]") ?? text;
  if (to === "quote") return text.querySelector<HTMLElement>(`mark[data-start="${at}"]`) ?? text;
  const blocks = [...text.querySelectorAll<HTMLElement>("[data-block]")];
  const last = blocks.findLastIndex((block) => Number(block.dataset.block) <= at);
  return last < 1 ? text : (blocks[last] ?? text);
}

/** Whether all of an element is seen, above what its margin for scrolling leaves room for. */
function isInView(element: HTMLElement): boolean {
  const { top, bottom } = element.getBoundingClientRect();
  return top >= 0 && bottom + Number.parseFloat(getComputedStyle(element).scrollMarginBottom) <= window.innerHeight;
}
