/** `Do this. Because of that.` → what to do, without its full stop, and the rest. */
export function firstSentence(sentences: string): [first: string, rest: string] {
  const [, first, rest] = /^(.+?)\.(?:\s+(.*))?$/s.exec(sentences) ?? [];
  return first ? [first, rest ?? ''] : [sentences, ''];
}
