import { type KeyboardEvent, useId, useMemo, useRef, useState } from "react";
import { counted } from "../counted.ts";
import { STATUSES } from "../words.ts";
import styles from "./Drawing.module.css";
import { DrawingBar } from "./DrawingBar.tsx";
import { EdgeMark } from "./EdgeMark.tsx";
import type { DrawnEdge, DrawnNode } from "./graph.ts";
import { NodeMark } from "./NodeMark.tsx";
import { surrounding } from "./packing.ts";
import { routesOf } from "./routes.ts";
import { shapeOf } from "./shapes.ts";
import { type Item, itemOf, useItems } from "./useItems.ts";
import { useLayout } from "./useLayout.ts";
import { useZoom } from "./useZoom.ts";

/** Edges up to which every label is shown; in larger pictures those of what is looked at. */
const MOST_LABELS = 12;

/** Edges from which on they are drawn faint, or crossings would be blots. */
const MANY_EDGES = 200;

/** Scales below which badges, and labels, are too small to read. */
const TOO_FAR_FOR_BADGES = 0.6;
const TOO_FAR_TO_READ = 0.35;

/**
 * A graph as a picture that can be moved, zoomed, walked by keyboard and saved. It fills its container.
 *
 * Nodes that are drawn already keep their places when others come. Load it lazily: it brings the drawing library along.
 */
export default function Drawing({
  title,
  nodes,
  edges,
  selected,
  onSelect,
  onSelectEdge,
}: {
  /** What the picture shows: its name for screen readers and for files. */
  title: string;
  nodes: readonly DrawnNode[];
  edges: readonly DrawnEdge[];
  /** Id of the node or edge that is marked. */
  selected?: string | undefined;
  onSelect?: (node: DrawnNode) => void;
  onSelectEdge?: (edge: DrawnEdge) => void;
}) {
  const hintId = useId();
  const svg = useRef<SVGSVGElement>(null);
  const { places, arrangeAnew } = useLayout(nodes, edges);
  const shapes = useMemo(() => new Map(nodes.map((node) => [node.id, shapeOf(node)])), [nodes]);
  const routes = useMemo(() => routesOf(nodes, edges, shapes, places), [nodes, edges, shapes, places]);
  const box = useMemo(() => surrounding(placed(shapes, places)), [shapes, places]);
  const view = useZoom(svg, box);
  const items = useItems({ svg, nodes, routes, places, reveal: view.reveal });
  const [hovered, setHovered] = useState<string>();
  const names = useMemo(() => new Map(nodes.map((node) => [node.id, node.title ?? node.label])), [nodes]);
  const isNodeSelected = nodes.some(({ id }) => id === selected);

  function choose(target: EventTarget): void {
    const item = itemOf(target);
    const node = item?.is === "node" ? nodes.find(({ id }) => item.id === id) : undefined;
    const edge = item?.is === "edge" ? edges.find(({ id }) => item.id === id) : undefined;
    if (node) onSelect?.(node);
    if (edge) onSelectEdge?.(edge);
  }

  function press(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Enter" || event.key === " ") choose(event.target);
    else if (event.key === "+" || event.key === "=") view.zoomBy(1.3);
    else if (event.key === "-") view.zoomBy(1 / 1.3);
    else if (event.key === "0") view.showAll();
    else if (!items.walk(event)) return;
    event.preventDefault();
  }

  return (
    <div className={styles.drawing}>
      <DrawingBar title={title} view={view} box={box} svg={svg} arrangeAnew={arrangeAnew} />
      <svg
        ref={svg}
        role="application"
        aria-label={`${title}: ${counted(nodes.length, "node")}, ${counted(routes.length, "edge")}`}
        aria-describedby={hintId}
        className={styles.picture}
        onClick={(event) => choose(event.target)}
        onKeyDown={press}
        onFocus={(event) => items.focused(event.target)}
        onPointerOver={(event) => setHovered(edgeAt(event.target))}
        onPointerLeave={() => setHovered(undefined)}
      >
        <g
          transform={view.transform.toString()}
          data-picture=""
          data-far={
            view.transform.k < TOO_FAR_FOR_BADGES ? (view.transform.k < TOO_FAR_TO_READ ? "2" : "1") : undefined
          }
          data-dense={routes.length > MANY_EDGES ? "" : undefined}
        >
          <g>
            {routes.map((route) => (
              <EdgeMark
                key={route.edge.id}
                route={route}
                name={inWords(route.edge, names)}
                isSelected={route.edge.id === selected}
                isFaint={isNodeSelected && route.edge.from !== selected && route.edge.to !== selected}
                isTabStop={isItem(items.tabStop, "edge", route.edge.id)}
              />
            ))}
          </g>
          <g>
            {nodes.map((node) => {
              const [shape, at] = [shapes.get(node.id), places.get(node.id)];
              return (
                shape &&
                at && (
                  <NodeMark
                    key={node.id}
                    node={node}
                    shape={shape}
                    at={at}
                    isSelected={node.id === selected}
                    isTabStop={isItem(items.tabStop, "node", node.id)}
                  />
                )
              );
            })}
          </g>
          {/* biome-ignore lint/a11y/noAriaHiddenOnFocusable: nothing in it is focusable; edges say their labels themselves */}
          <g aria-hidden="true">
            {routes
              .filter(
                ({ edge }) =>
                  routes.length <= MOST_LABELS ||
                  edge.id === selected ||
                  edge.id === hovered ||
                  isItem(items.tabStop, "edge", edge.id),
              )
              .map(({ edge, middle }) => (
                <text key={edge.id} x={middle.x} y={middle.y + 4} className={styles.edgeLabel}>
                  {edge.label}
                </text>
              ))}
          </g>
        </g>
      </svg>
      <p id={hintId} className={styles.hint}>
        <span className={styles.byMouse}>Drag to move, turn the wheel to zoom.</span>
        <span className={styles.byTouch}>Two fingers move and zoom.</span> Keys: arrows go from node to node, E along
        the edges of a node, Enter chooses, + − 0 zoom.
      </p>
    </div>
  );
}

function isItem(item: Item | undefined, is: Item["is"], id: string): boolean {
  return item?.is === is && item.id === id;
}

function edgeAt(target: EventTarget): string | undefined {
  const item = itemOf(target);
  return item?.is === "edge" ? item.id : undefined;
}

function inWords({ from, to, label, status }: DrawnEdge, names: ReadonlyMap<string, string>): string {
  const statement = `${names.get(from)} ${label.toLowerCase()} ${names.get(to)}`;
  return status ? `${statement}, ${STATUSES[status].word.toLowerCase()}` : statement;
}

function placed(
  shapes: ReadonlyMap<string, ReturnType<typeof shapeOf>>,
  places: ReturnType<typeof useLayout>["places"],
) {
  return [...places].flatMap(([id, at]) => {
    const shape = shapes.get(id);
    return shape ? [{ at, box: shape.box }] : [];
  });
}
