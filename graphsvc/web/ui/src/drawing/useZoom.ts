import { select } from "d3-selection";
import { type ZoomBehavior, type ZoomTransform, zoom, zoomIdentity } from "d3-zoom";
import { type RefObject, useCallback, useEffect, useRef, useState } from "react";
import type { Box, Point } from "./graph.ts";

/** What of the picture is seen, and the ways to see more or less. */
export interface View {
  readonly transform: ZoomTransform;
  readonly zoomBy: (factor: number) => void;
  readonly showAll: () => void;
  /** Moves the picture if a place of it is not seen. */
  readonly reveal: (place: Point) => void;
}

/** Pixels that stay free around the whole picture. */
const MARGIN = 28;

/** A small graph is not blown up beyond this, a large one not shrunk further. */
const LARGEST_FIT = 1.4;
const SMALLEST = 0.05;
const LARGEST = 5;

/**
 * Lets pointers pan and zoom a picture: wheel and drag, or two fingers; one finger scrolls the page.
 *
 * The whole picture is fitted in, also when it changes, until somebody pans or zooms.
 */
export function useZoom(place: RefObject<SVGSVGElement | null>, picture: Box): View {
  const [transform, setTransform] = useState(zoomIdentity);
  const behavior = useRef<ZoomBehavior<SVGSVGElement, unknown>>(null);
  const moved = useRef(false);

  const showAll = useCallback(() => {
    const svg = place.current;
    if (!svg || !behavior.current) return;
    moved.current = false;
    select(svg).call(behavior.current.transform, fitting(svg, picture));
  }, [place, picture]);

  const zoomBy = useCallback(
    (factor: number) => {
      if (!place.current || !behavior.current) return;
      moved.current = true;
      select(place.current).call(behavior.current.scaleBy, factor);
    },
    [place],
  );

  const reveal = useCallback(
    (point: Point) => {
      const svg = place.current;
      if (!svg || !behavior.current || seen(svg, transform, point)) return;
      moved.current = true;
      select(svg).call(behavior.current.translateTo, point.x, point.y);
    },
    [place, transform],
  );

  useEffect(() => {
    const svg = place.current;
    if (!svg) return;
    const made = zoom<SVGSVGElement, unknown>()
      .extent(() => [
        [0, 0],
        [svg.clientWidth, svg.clientHeight],
      ])
      .scaleExtent([SMALLEST, LARGEST])
      .filter((event: Event) => isMeant(event))
      .on("zoom", (event: { transform: ZoomTransform; sourceEvent: Event | null }) => {
        if (event.sourceEvent) moved.current = true;
        setTransform(event.transform);
      });
    behavior.current = made;
    // A double click opens a node; it does not zoom.
    select(svg).call(made).on("dblclick.zoom", null);
    return () => {
      select(svg).on(".zoom", null);
      behavior.current = null;
    };
  }, [place]);

  useEffect(() => {
    const svg = place.current;
    if (!svg) return;
    const sizes = new ResizeObserver(() => {
      if (!moved.current) showAll();
    });
    sizes.observe(svg);
    return () => sizes.disconnect();
  }, [place, showAll]);

  return { transform, zoomBy, showAll, reveal };
}

function isMeant(event: Event): boolean {
  if ("touches" in event) return (event as TouchEvent).touches.length > 1;
  return event.type === "wheel" || (event as MouseEvent).button === 0;
}

function fitting(svg: SVGSVGElement, { left, top, right, bottom }: Box): ZoomTransform {
  if (right < left) return zoomIdentity;
  const { clientWidth: width, clientHeight: height } = svg;
  const scale = Math.min(
    LARGEST_FIT,
    Math.max(SMALLEST, Math.min((width - 2 * MARGIN) / (right - left), (height - 2 * MARGIN) / (bottom - top))),
  );
  return zoomIdentity
    .translate(width / 2, height / 2)
    .scale(scale)
    .translate(-(left + right) / 2, -(top + bottom) / 2);
}

function seen(svg: SVGSVGElement, transform: ZoomTransform, point: Point): boolean {
  const [x, y] = transform.apply([point.x, point.y]);
  return x > MARGIN && y > MARGIN && x < svg.clientWidth - MARGIN && y < svg.clientHeight - MARGIN;
}
