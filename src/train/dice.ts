/** Random numbers that are the same for the same seed (mulberry32). */
export class Dice {
  #state: number;
  constructor(seed: number) {
    this.#state = seed >>> 0 || 1;
  }
  roll(): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }
  between(from: number, to: number, digits = 2): number {
    return Number((from + (to - from) * this.roll()).toFixed(digits));
  }
  whole(from: number, to: number): number {
    return from + Math.floor(this.roll() * (to - from + 1));
  }
  of<Item>(items: readonly Item[]): Item {
    return items[Math.floor(this.roll() * items.length)]!;
  }
  chance(part: number): boolean {
    return this.roll() < part;
  }
}
