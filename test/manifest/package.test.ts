import { inflateSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { colourIcon, outlineIcon } from '../../manifest/icons.ts';
import { encodePng, samePicture } from '../../manifest/png.ts';
import { readManifestOptions } from '../../manifest/options.ts';
import { zip } from '../../manifest/zip.ts';
import { teamsPackage } from '../../scripts/manifest.ts';
import { readZip } from './read-zip.ts';

const APP_ID = '11111111-2222-4333-8444-555555555555';

/** Width, height, bits and colour kind, from the first chunk of a PNG file. */
function header(png: Buffer) {
  expect(png.toString('latin1', 0, 8)).toBe('\x89PNG\r\n\x1a\n');
  expect(png.toString('latin1', 12, 16)).toBe('IHDR');
  return { width: png.readUInt32BE(16), height: png.readUInt32BE(20), bits: png[24], kind: png[25] };
}

const RGBA = 6;

describe('the icons', () => {
  it('are as large as Teams wants them', () => {
    expect(header(encodePng(colourIcon()))).toEqual({ width: 192, height: 192, bits: 8, kind: RGBA });
    expect(header(encodePng(outlineIcon()))).toEqual({ width: 32, height: 32, bits: 8, kind: RGBA });
  });

  it('the colour icon has no holes, and the mark is on it', () => {
    const { pixels } = colourIcon();
    expect(pixels.every((part, index) => index % 4 !== 3 || part === 255)).toBe(true);
    const colours = new Set(
      Array.from({ length: pixels.length / 4 }, (_, at) => pixels.slice(at * 4, at * 4 + 3).join()),
    );
    for (const colour of ['11,93,102', '255,255,255', '143,211,203', '255,209,102']) {
      expect(colours).toContain(colour);
    }
  });

  it('the outline icon is white on nothing', () => {
    const { pixels } = outlineIcon();
    const seen = Array.from({ length: 32 * 32 }, (_, at) => [...pixels.slice(at * 4, at * 4 + 4)]);
    const lines = seen.filter(([, , , opacity]) => opacity !== 0);
    expect(lines.length).toBeGreaterThan(100);
    expect(lines.length).toBeLessThan(700);
    expect(lines.every(([red, green, blue]) => red === 255 && green === 255 && blue === 255)).toBe(true);
  });

  it('a PNG file gives back its rows', () => {
    const pixels = Uint8Array.from({ length: 16 }, (_, index) => index * 9);
    const png = encodePng({ size: 2, pixels });
    const rows = inflateSync(png.subarray(41, 41 + png.readUInt32BE(33)));
    expect([...rows]).toEqual([0, ...pixels.slice(0, 8), 0, ...pixels.slice(8)]);
  });

  it('pictures are compared by what they show', () => {
    const png = encodePng(outlineIcon());
    expect(samePicture(png, encodePng(outlineIcon()))).toBe(true);
    expect(samePicture(png, encodePng(colourIcon()))).toBe(false);
    expect(samePicture(png, Buffer.from('nothing like it'))).toBe(false);
    expect(samePicture(png, Buffer.concat([png.subarray(0, 41), Buffer.alloc(600)]))).toBe(false);
  });
});

describe('the zip archive', () => {
  it('gives every file back', () => {
    const entry = fc.record({
      name: fc.string({ minLength: 1, maxLength: 30, unit: 'grapheme' }),
      data: fc.uint8Array({ maxLength: 400 }).map((bytes) => Buffer.from(bytes)),
    });
    fc.assert(
      fc.property(fc.uniqueArray(entry, { selector: ({ name }) => name, maxLength: 6 }), (entries) => {
        const files = readZip(zip(entries));
        expect([...files.keys()]).toEqual(entries.map(({ name }) => name));
        for (const { name, data } of entries) expect(files.get(name)?.equals(data)).toBe(true);
      }),
    );
  });

  it('the package for Teams holds the manifest and its icons at the top', () => {
    const files = readZip(teamsPackage(readManifestOptions({ 'app-id': APP_ID })));
    expect([...files.keys()]).toEqual(['manifest.json', 'color.png', 'outline.png']);
    const manifest: unknown = JSON.parse(files.get('manifest.json')?.toString('utf8') ?? '');
    expect(manifest).toMatchObject({
      id: APP_ID,
      bots: [{ botId: APP_ID }],
      icons: { color: 'color.png', outline: 'outline.png' },
    });
    expect(header(files.get('color.png') ?? Buffer.alloc(0)).width).toBe(192);
    expect(header(files.get('outline.png') ?? Buffer.alloc(0)).width).toBe(32);
  });

  it('is the same every day', () => {
    const options = readManifestOptions({ 'app-id': APP_ID });
    expect(teamsPackage(options).equals(teamsPackage(options))).toBe(true);
  });
});
