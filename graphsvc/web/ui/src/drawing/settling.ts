import { forceLink, forceManyBody, forceSimulation, forceX, forceY, type SimulationNodeDatum } from "d3-force";
import type { Component } from "./components.ts";
import type { Box, Point } from "./graph.ts";
import { type Movable, pushApart } from "./overlaps.ts";

/** A node as a layout sees it: what it takes around its centre, and where it stands already, if it does. */
export interface Body {
  readonly id: string;
  readonly box: Box;
  readonly at: Point | undefined;
}

/** A node that has its place. */
export type Placed = Body & { readonly at: Point };

type Particle = SimulationNodeDatum & Movable & { readonly id: string };

/** Steps after which forces have come to rest: as many as d3-force takes by itself. */
const TICKS = 300;

/** Pixels between the outlines of joined nodes, where nothing else pushes them. */
const LINK_LENGTH = 60;

const REPULSION = -420;
const REPULSION_REACH = 700;

const PULL_TO_THE_MIDDLE = 0.05;

/** How much wider a new picture is made: screens are wide, and labels need more room across than down. */
const STRETCH = 1.35;

/** Pixels between new nodes that start at the same neighbour. */
const SPREAD = 30;

/** The angle by which seeds of a sunflower turn: points that follow each other do not crowd. */
const GOLDEN_ANGLE = Math.PI * (3 - Math.sqrt(5));

/** Lets nodes that hang together find their places; those that have one keep it. */
export function settle({ bodies, links }: Component): readonly Placed[] {
  const particles = started(bodies, links);
  const reach = new Map(particles.map(({ id, box }) => [id, Math.min(box.right - box.left, box.bottom - box.top) / 2]));
  const simulation = forceSimulation<Particle>(particles)
    .stop()
    .force(
      "links",
      forceLink<Particle, { source: string | Particle; target: string | Particle }>(
        links.map(([source, target]) => ({ source, target })),
      )
        .id(({ id }) => id)
        .distance(
          ({ source, target }) => LINK_LENGTH + (reach.get(idOf(source)) ?? 0) + (reach.get(idOf(target)) ?? 0),
        ),
    )
    .force("repulsion", forceManyBody<Particle>().strength(REPULSION).distanceMax(REPULSION_REACH))
    .force("across", forceX<Particle>().strength(PULL_TO_THE_MIDDLE))
    .force("down", forceY<Particle>().strength(PULL_TO_THE_MIDDLE))
    .force("room", () => pushApart(particles, 1));
  simulation.tick(TICKS);
  if (!particles.some(({ fixed }) => fixed)) for (const particle of particles) particle.x *= STRETCH;
  pushApart(particles, TICKS);
  const places = new Map(particles.map(({ id, x, y }) => [id, { x, y }]));
  return bodies.map((body) => ({ ...body, at: places.get(body.id) ?? { x: 0, y: 0 } }));
}

/** New nodes start beside the neighbours that have a place, for the forces to bring them apart. */
function started(bodies: readonly Body[], links: Component["links"]): Particle[] {
  const places = new Map(bodies.flatMap(({ id, at }) => (at ? [[id, at] as const] : [])));
  const near = new Map<string, Point[]>();
  for (const [one, other] of links) {
    for (const [from, to] of [
      [one, other],
      [other, one],
    ] as const) {
      const place = places.get(to);
      if (place) near.set(from, [...(near.get(from) ?? []), place]);
    }
  }
  return bodies.map(({ id, box, at }, turn) => {
    if (at) return { id, box, ...at, fx: at.x, fy: at.y, fixed: true };
    const beside = near.get(id) ?? [{ x: 0, y: 0 }];
    const away = SPREAD * Math.sqrt(turn + 1);
    return {
      id,
      box,
      x: mean(beside.map(({ x }) => x)) + away * Math.cos(turn * GOLDEN_ANGLE),
      y: mean(beside.map(({ y }) => y)) + away * Math.sin(turn * GOLDEN_ANGLE),
      fixed: false,
    };
  });
}

function idOf(end: string | Particle): string {
  return typeof end === "string" ? end : end.id;
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
