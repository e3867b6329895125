import module from 'node:module';
import { fileURLToPath } from 'node:url';

// Compiling the bundle is a fifth of the start: from Node 22 on, what an earlier start compiled is kept beside it. Nothing follows
// from that where the directory cannot be written, and nothing is asked for with Node 20 or when the sources themselves run.
if (import.meta.url.endsWith('.js') && 'enableCompileCache' in module) {
  const enable: unknown = module.enableCompileCache;
  if (typeof enable === 'function')
    Reflect.apply(enable, module, [fileURLToPath(new URL('compile-cache', import.meta.url))]);
}
await import('./run.ts');
