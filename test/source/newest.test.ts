import { describe, expect, it } from 'vitest';
import { createNewest } from '../../src/source/newest.ts';

interface Item {
  readonly id: number;
  closed: number;
  close(): void;
}

const item = (id: number): Item => ({
  id,
  closed: 0,
  close() {
    this.closed++;
  },
});

describe('the place for the newest picture', () => {
  it('gives only the newest, and closes and counts the ones nobody came for', async () => {
    const newest = createNewest<Item>();
    newest.put(item(0));
    await newest.take();
    const items = [item(1), item(2), item(3)];
    for (const each of items) newest.put(each);
    expect((await newest.take())?.id).toBe(3);
    expect(items.map(({ closed }) => closed)).toEqual([1, 1, 0]);
    expect(newest.dropped).toBe(2);
  });

  it('counts nothing before anybody came for the first time', async () => {
    const newest = createNewest<Item>();
    const items = [item(1), item(2)];
    for (const each of items) newest.put(each);
    expect((await newest.take())?.id).toBe(2);
    expect(items[0]!.closed).toBe(1);
    expect(newest.dropped).toBe(0);
  });

  it('hands a picture straight to whoever waits, and drops nothing', async () => {
    const newest = createNewest<Item>();
    const waiting = newest.take();
    newest.put(item(1));
    expect((await waiting)?.id).toBe(1);
    expect(newest.dropped).toBe(0);
  });

  it('never gives a picture twice', async () => {
    const newest = createNewest<Item>();
    newest.put(item(1));
    await newest.take();
    const second = newest.take();
    newest.put(item(2));
    expect((await second)?.id).toBe(2);
  });

  it('gives null after the end, to the one who waits as well, and keeps no picture open', async () => {
    const newest = createNewest<Item>();
    const waiting = newest.take();
    newest.end();
    const late = item(1);
    newest.put(late);
    expect(await waiting).toBeNull();
    expect(await newest.take()).toBeNull();
    expect(late.closed).toBe(1);
  });

  it('closes the picture it holds when it ends', () => {
    const newest = createNewest<Item>();
    const held = item(1);
    newest.put(held);
    newest.end();
    expect(held.closed).toBe(1);
  });

  it('throws what went wrong, to the one who waits and to everyone after', async () => {
    const newest = createNewest<Item>();
    const waiting = newest.take();
    newest.fail(new Error('unplugged'));
    await expect(waiting).rejects.toThrow('unplugged');
    await expect(newest.take()).rejects.toThrow('unplugged');
  });

  it('stays ended when a failure comes afterwards: closing a camera also ends its track', async () => {
    const newest = createNewest<Item>();
    newest.end();
    newest.fail(new Error('unplugged'));
    expect(await newest.take()).toBeNull();
  });
});
