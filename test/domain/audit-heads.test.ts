import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import {
  beginChain,
  chainEntry,
  headAfter,
  redactEntry,
  type AuditEntry,
} from '../../src/domain/audit-chain.ts';
import { checkHeads, checkSignature, readHeads, signHead } from '../../src/domain/audit-heads.ts';

const keys = generateKeyPairSync('ed25519');
const others = generateKeyPairSync('ed25519');

/** A chain of so many entries; from `changedFrom` on, what they say is something else. */
function chain(count: number, changedFrom = Infinity): AuditEntry[] {
  const entries: AuditEntry[] = [];
  let head = beginChain([]);
  for (let n = 1; n <= count; n += 1) {
    const subject = n >= changedFrom ? `action:other-${n}` : `action:${n}`;
    const said = {
      at: '2026-11-23T09:00:00Z',
      verb: 'action.accept',
      subject,
      from: 'slack',
      outcome: 'done',
    } as const;
    const entry = chainEntry(head, said, String(n).padStart(32, '0'));
    entries.push(entry);
    head = headAfter(entry);
  }
  return entries;
}
const hour = (at: number): Date => new Date(Date.UTC(2026, 10, 23, at));
function headOf(entries: readonly AuditEntry[], n: number, at: Date, key = keys.privateKey): string {
  const entry = entries[n - 1];
  if (!entry || !('n' in entry)) throw new Error(`There is no entry ${n}`);
  return signHead(headAfter(entry), at, key);
}
const heads = (...lines: string[]) => readHeads(lines.join('\n')).heads;

describe('a signed head', () => {
  const line = headOf(chain(3), 3, hour(9));

  it('is read back from a log, a chat or a file, whatever stands around it', () => {
    const [n, , hash] = [3, 0, line.split(' ')[2]];
    for (const text of [
      line,
      `> *The audit trail*\n${line}\nYou need do nothing.`,
      line.replaceAll(' ', '\n'),
      `{"level":30,"kind":"audit-head","n":3,"hash":"${hash ?? ''}","signed":"${line}","msg":"audit head"}`,
    ]) {
      const read = readHeads(text);
      expect(read.heads).toHaveLength(1);
      expect(read.heads[0]).toMatchObject({ n, hash, at: hour(9).toISOString() });
      expect(checkSignature(read.heads[0] ?? { n: 1, hash: '', line: 1 }, [keys.publicKey])).toBe('good');
      expect(read.unreadable).toEqual([]);
    }
  });

  it('of a version that did not sign is read as such', () => {
    const [head] = readHeads(
      `{"kind":"audit-head","n":3,"hash":"${'a'.repeat(64)}","msg":"audit head"}`,
    ).heads;
    expect(head).toEqual({ n: 3, hash: 'a'.repeat(64), line: 1 });
    expect(head && checkSignature(head, [keys.publicKey])).toBe('unsigned');
  });

  it('that was cut short is not passed over in silence', () => {
    expect(readHeads(`${line}\nand\n${line.slice(0, -1)}`)).toMatchObject({
      heads: [{ line: 1 }],
      unreadable: [3],
    });
  });

  it('is forged when anything in it was changed, and nobody else can sign for the key', () => {
    const [n, hash, at] = [
      line.replace(' 3 ', ' 4 '),
      line.replace(/[0-9a-f](?= 2026)/, (digit) => (digit === '0' ? '1' : '0')),
      line.replace('T09', 'T10'),
    ];
    for (const changed of [n, hash, at])
      expect(heads(changed).map((head) => checkSignature(head, [keys.publicKey]))).toEqual(['forged']);
    const [theirs] = heads(headOf(chain(3), 3, hour(9), others.privateKey));
    expect(theirs && checkSignature(theirs, [keys.publicKey])).toBe('unknown-key');
    expect(theirs && checkSignature(theirs, [keys.publicKey, others.publicKey])).toBe('good');
    const id = heads(line)[0]?.signed?.key ?? '';
    const [posing] = heads(
      headOf(chain(3), 3, hour(9), others.privateKey).replace(/key [0-9a-f]{16}/, `key ${id}`),
    );
    expect(posing && checkSignature(posing, [keys.publicKey])).toBe('forged');
  });
});

describe('a trail against heads that were kept elsewhere', () => {
  const whole = chain(9);
  const kept = heads(headOf(whole, 2, hour(9)), headOf(whole, 5, hour(10)), headOf(whole, 8, hour(11)));

  it('fits them all, also after facts were erased', () => {
    expect(checkHeads(whole, kept)).toMatchObject({ fitting: 3, lastFit: { n: 8 }, end: 9 });
    const erased = whole.map((entry) => ('salt' in entry && entry.n === 4 ? redactEntry(entry) : entry));
    const report = checkHeads(erased, kept);
    expect(report).toMatchObject({ fitting: 3 });
    expect(report.rewritten).toBeUndefined();
    expect(report.cut).toBeUndefined();
  });

  it('shows a tail that was cut, and when it was still there', () => {
    const report = checkHeads(whole.slice(0, 6), kept);
    expect(report).toMatchObject({ fitting: 2, lastFit: { n: 5 }, cut: { n: 8 }, end: 6 });
    expect(report.lastGood?.at).toBe(hour(11).toISOString());
    expect(report.rewritten).toBeUndefined();
  });

  it('shows a middle that was written anew, and between which two heads', () => {
    const report = checkHeads(chain(9, 4), kept);
    expect(report).toMatchObject({ fitting: 1, lastFit: { n: 2 }, rewritten: { n: 5 } });
    expect(report.lastGood?.at).toBe(hour(11).toISOString());
    expect(report.cut).toBeUndefined();
  });

  it('shows an empty trail, and two heads that contradict each other', () => {
    expect(checkHeads([], kept)).toMatchObject({ fitting: 0, cut: { n: 2 }, end: 0 });
    const both = heads(headOf(whole, 5, hour(10)), headOf(chain(9, 4), 5, hour(12)));
    expect(checkHeads(whole, both).contradiction?.map(({ at }) => at)).toEqual([
      hour(10).toISOString(),
      hour(12).toISOString(),
    ]);
  });
});
