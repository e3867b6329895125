import process from 'node:process';

// Loads the chat libraries and listens: the least that a bot on these platforms can weigh. `LIBRARIES` says which.
const wanted = (process.env['LIBRARIES'] ?? '').split(',');
if (wanted.includes('slack')) await import('@slack/bolt');
if (wanted.includes('teams')) await import('botbuilder');
const { default: express } = await import('express');
const server = express().listen(0, '127.0.0.1', () => process.send?.('listening'));
process.once('SIGTERM', () => server.close(() => process.exit()));
