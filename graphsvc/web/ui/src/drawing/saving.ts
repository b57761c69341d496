import type { Box } from "./graph.ts";

/** A picture as a file of its own: nothing in it refers to the page or to anything else. */
export interface SavedPicture {
  readonly file: Blob;
  readonly width: number;
  readonly height: number;
}

/** Pixels around the picture. */
const MARGIN = 24;

/** Pixels of a PNG for each of the picture, so that it is sharp in print and on fine screens. */
const PNG_SCALE = 2;

/** Pixels of a side up to which every browser makes images. */
const LONGEST_SIDE = 8192;

/** Fonts that other programs have, too. */
const FONTS = "Helvetica, Arial, sans-serif";

/** What the style sheet says of a mark, and what holds where a file does not say it. */
const PROPERTIES: Readonly<Record<string, string>> = {
  fill: "rgb(0, 0, 0)",
  stroke: "none",
  "stroke-width": "1px",
  "stroke-dasharray": "none",
  "stroke-linecap": "butt",
  "stroke-linejoin": "miter",
  "paint-order": "normal",
  opacity: "1",
};

const TEXT_PROPERTIES: Readonly<Record<string, string>> = {
  ...PROPERTIES,
  "font-size": "",
  "font-weight": "400",
  "text-anchor": "start",
};

/** Returns the whole picture, however it is zoomed, in the colours in which it is shown. */
export function svgOf(shown: SVGSVGElement, box: Box, title: string): SavedPicture {
  const [left, top] = [Math.floor(box.left) - MARGIN, Math.floor(box.top) - MARGIN];
  const [width, height] = [Math.ceil(box.right) + MARGIN - left, Math.ceil(box.bottom) + MARGIN - top];
  const saved = made("svg", { width, height, viewBox: `${left} ${top} ${width} ${height}`, "font-family": FONTS });
  const heading = made("title", {});
  heading.textContent = title;
  const background = inPlainColour(getComputedStyle(shown).backgroundColor);
  saved.append(heading, made("rect", { x: left, y: top, width, height, fill: background }));
  const picture = shown.querySelector("[data-picture]");
  if (picture) saved.append(...copied(picture));
  const file = new Blob([new XMLSerializer().serializeToString(saved)], { type: "image/svg+xml" });
  return { file, width, height };
}

/** Returns a picture as a PNG, twice as large. */
export async function pngOf({ file, width, height }: SavedPicture): Promise<Blob> {
  const address = URL.createObjectURL(file);
  try {
    const image = new Image();
    image.src = address;
    await image.decode();
    const scale = Math.min(PNG_SCALE, LONGEST_SIDE / width, LONGEST_SIDE / height);
    const canvas = document.createElement("canvas");
    canvas.width = Math.round(width * scale);
    canvas.height = Math.round(height * scale);
    canvas.getContext("2d")?.drawImage(image, 0, 0, canvas.width, canvas.height);
    return await new Promise((resolve, reject) => {
      canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error("no image was made"))), "image/png");
    });
  } finally {
    URL.revokeObjectURL(address);
  }
}

/** Hands a file to the reader, under a name that says what it shows. */
export function saveAs(file: Blob, name: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(file);
  link.download = fileName(name);
  link.click();
  // The browser reads the file after the click.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

/** A name that every file system takes. */
export function fileName(name: string): string {
  const [, stem = name, ending = ""] = /^(.*?)(\.\w+)?$/su.exec(name) ?? [];
  const plain = Array.from(stem.replace(/[^\p{L}\p{N}]+/gu, "-"))
    .slice(0, 80)
    .join("");
  return `${plain.replace(/^-+|-+$/gu, "").toLowerCase() || "graph"}${ending}`;
}

function copied(shown: Element): Element[] {
  return [...shown.children].flatMap((child) => {
    if (child.hasAttribute("data-unsaved")) return [];
    const copy = made(child.tagName, kept(child));
    if (child instanceof SVGTextElement || child instanceof SVGTitleElement) copy.textContent = child.textContent;
    else copy.append(...copied(child));
    return [copy];
  });
}

/** The attributes that place a mark, and the style sheet's word on it as attributes. */
function kept(shown: Element): Record<string, string> {
  const geometry = ["d", "points", "x", "y", "width", "height", "rx", "transform"].flatMap((name) => {
    const value = shown.getAttribute(name);
    return value === null ? [] : [[name, value] as const];
  });
  if (!(shown instanceof SVGGraphicsElement) || shown instanceof SVGGElement) return Object.fromEntries(geometry);
  const style = getComputedStyle(shown);
  const looks = Object.entries(shown instanceof SVGTextElement ? TEXT_PROPERTIES : PROPERTIES).flatMap(
    ([name, usual]) => {
      const value = style.getPropertyValue(name);
      return value === usual ? [] : [[name, inPlainColour(value)] as const];
    },
  );
  return Object.fromEntries([...geometry, ...looks]);
}

/** Mixed colours as `rgb()`, which every program that reads SVG knows; other values as they are. */
function inPlainColour(value: string): string {
  const mixed = /^color\(srgb ([\d.e-]+) ([\d.e-]+) ([\d.e-]+)\)$/.exec(value);
  return mixed
    ? `rgb(${mixed
        .slice(1)
        .map((part) => Math.round(Number(part) * 255))
        .join(", ")})`
    : value;
}

function made(tag: string, attributes: Readonly<Record<string, string | number>>): SVGElement {
  const element = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, String(value));
  return element;
}
