import { ABOUT } from './about.ts';
import type { Picture } from './png.ts';

/** Red, green, blue and opacity, each 0 to 1. */
type Colour = readonly [number, number, number, number];

const CLEAR: Colour = [0, 0, 0, 0];
const WHITE: Colour = [1, 1, 1, 1];
const MINT: Colour = hex('#8fd3cb');
const SUN: Colour = hex('#ffd166');

/** Samples a side of each pixel, so that edges are smooth. */
const SAMPLES = 4;

/** Drawn when first asked for; nobody paints over it. */
let colour: Picture | undefined;

/** Teams' colour icon, 192 × 192: two conversations side by side, and what they share. */
export function colourIcon(): Picture {
  colour ??= drawColour();
  return colour;
}

function drawColour(): Picture {
  const behind = hex(ABOUT.colour);
  return draw(192, (x, y) => {
    // Teams rounds the corners itself and wants the mark well inside them.
    const [left, right] = mark((x - 0.5) / 0.72 + 0.5, (y - 0.5) / 0.72 + 0.5);
    if (left < 0 && right < 0) return SUN;
    if (left < 0) return WHITE;
    return right < 0 ? MINT : behind;
  });
}

/** Teams' outline icon, 32 × 32: the same in white lines on nothing. */
export function outlineIcon(): Picture {
  const half = 0.03;
  return draw(32, (x, y) => {
    const [left, right] = mark(x, y);
    return Math.abs(left) < half || Math.abs(right) < half ? WHITE : CLEAR;
  });
}

/** How far a point of the unit square is outside the left and the right speech bubble; negative inside. */
function mark(x: number, y: number): readonly [number, number] {
  return [bubble(x, y), bubble(1 - x, y)];
}

/** The left bubble: a circle with a tail at its lower left. */
function bubble(x: number, y: number): number {
  const circle = length(x - 0.37, y - 0.45) - 0.29;
  const tail = triangle(x, y, [
    [0.09, 0.86],
    [0.12, 0.5],
    [0.42, 0.7],
  ]);
  return Math.min(circle, tail);
}

type Point = readonly [number, number];

/** About how far a point is outside a triangle whose corners go round clockwise as seen; negative inside. */
function triangle(x: number, y: number, [a, b, c]: readonly [Point, Point, Point]): number {
  const beyond = ([fromX, fromY]: Point, [toX, toY]: Point): number =>
    ((toY - fromY) * (x - fromX) - (toX - fromX) * (y - fromY)) / length(toX - fromX, toY - fromY);
  return Math.max(beyond(a, b), beyond(b, c), beyond(c, a));
}

/** `Math.hypot` guards against overflow, at ten times the cost. */
function length(x: number, y: number): number {
  return Math.sqrt(x * x + y * y);
}

function draw(size: number, colourAt: (x: number, y: number) => Colour): Picture {
  const pixels = new Uint8Array(size * size * 4);
  for (let y = 0; y < size; y += 1) {
    for (let x = 0; x < size; x += 1) pixels.set(pixel(x, y, size, colourAt), (y * size + x) * 4);
  }
  return { size, pixels };
}

/** The mean of a pixel's samples, weighted by opacity, so that a clear sample does not darken the edge. */
function pixel(x: number, y: number, size: number, colourAt: (x: number, y: number) => Colour): number[] {
  const sum = [0, 0, 0];
  let opacity = 0;
  for (let sample = 0; sample < SAMPLES * SAMPLES; sample += 1) {
    const inX = ((sample % SAMPLES) + 0.5) / SAMPLES;
    const inY = (Math.floor(sample / SAMPLES) + 0.5) / SAMPLES;
    const [red, green, blue, alpha] = colourAt((x + inX) / size, (y + inY) / size);
    [red, green, blue].forEach((part, index) => (sum[index] = (sum[index] ?? 0) + part * alpha));
    opacity += alpha;
  }
  const colour = sum.map((part) => (opacity === 0 ? 0 : Math.round((part / opacity) * 255)));
  return [...colour, Math.round((opacity / SAMPLES ** 2) * 255)];
}

function hex(colour: string): Colour {
  const part = (at: number): number => Number.parseInt(colour.slice(at, at + 2), 16) / 255;
  return [part(1), part(3), part(5), 1];
}
