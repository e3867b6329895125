import type { Span } from './finding.ts';

/** A text made of pieces of another, with the way back from each place in it to where that came from. */
export interface Remade {
  readonly text: string;
  original(span: Span): Span;
}

/**
 * Collects such a text: `copy` takes a stretch over as it is, `put` writes other characters for a stretch. It keeps a few numbers a piece
 * and not two a character, because most of what people type is taken over as it is.
 */
export class Remaking {
  readonly #typed: string;
  readonly #parts: string[] = [];
  /** Where each piece begins in the new text and in the old one, and where it ends there; -1 for what was taken over as it is. */
  readonly #begins: number[] = [];
  readonly #from: number[] = [];
  readonly #to: number[] = [];
  #length = 0;

  constructor(typed: string) {
    this.#typed = typed;
  }

  copy(start: number, end: number): void {
    if (start < end) this.#add(this.#typed.slice(start, end), start, -1);
  }

  put(characters: string, start: number, end: number): void {
    if (characters !== '') this.#add(characters, start, end);
  }

  #add(part: string, from: number, to: number): void {
    this.#parts.push(part);
    this.#begins.push(this.#length);
    this.#from.push(from);
    this.#to.push(to);
    this.#length += part.length;
  }

  /** The text as far as it was collected. Places behind its end lead to the end of the old one. */
  done(): Remade {
    return {
      text: this.#parts.join(''),
      original: ({ start, end }) => ({
        start: this.#start(start),
        end: end === 0 ? 0 : this.#end(end - 1),
      }),
    };
  }

  #start(at: number): number {
    if (at >= this.#length) return this.#typed.length;
    const piece = this.#pieceAt(at);
    const from = this.#from[piece] ?? 0;
    return this.#to[piece] === -1 ? from + at - (this.#begins[piece] ?? 0) : from;
  }

  #end(at: number): number {
    if (at >= this.#length) return this.#typed.length;
    const piece = this.#pieceAt(at);
    const to = this.#to[piece] ?? 0;
    return to === -1 ? (this.#from[piece] ?? 0) + at + 1 - (this.#begins[piece] ?? 0) : to;
  }

  /** The last piece that does not begin behind this place. */
  #pieceAt(at: number): number {
    let low = 0;
    let high = this.#begins.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.#begins[middle] ?? 0) <= at) low = middle;
      else high = middle - 1;
    }
    return low;
  }
}
