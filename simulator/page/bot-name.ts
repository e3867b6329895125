import { createContext } from 'react';

/** What the bot is called here. */
export const BotName = createContext('the bot');
