import { spawn } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { root } from '../../src/root.ts';
import { useBuilt } from '../support/built.ts';

const built = useBuilt('src/main.ts');

/** Starts the program as an operator would, with these settings only, and waits for its end. */
function start(environment: Record<string, string>): Promise<{ code: number | null; said: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [built('src/main.ts')], {
      cwd: root,
      env: { PATH: process.env['PATH'] ?? '', ...environment },
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    let said = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      said += text;
    });
    child.once('error', reject);
    child.once('exit', (code) => resolve({ code, said }));
  });
}

describe('starting with wrong settings', () => {
  it('ends with one line for each, naming the variable and never its value', async () => {
    const { code, said } = await start({
      PORT: 'high',
      SLACK_BOT_TOKEN: 'secret-value',
      SLACK_SIGNING_SECRET: 'another-secret-value',
    });
    expect(code).toBe(1);
    const lines = said.trim().split('\n');
    expect(lines).toHaveLength(2);
    expect(lines[0]).toMatch(/^PORT: put a number/);
    expect(lines[1]).toMatch(/^SLACK_BOT_TOKEN: put the bot token/);
    expect(said).not.toContain('secret-value');
  });

  it('says what is wrong in the partnership file, with its line', async () => {
    const { code, said } = await start({
      HOST: '127.0.0.1',
      PORT: '0',
      PARTNERSHIP_FILE: 'partnerships/none.yaml',
    });
    expect(code).toBe(1);
    expect(said).toContain('partnerships/none.yaml');
  });
});
