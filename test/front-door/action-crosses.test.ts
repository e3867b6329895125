import { describe } from 'vitest';
import { useTown } from '../support/town.ts';
import { actionCrosses } from './stories/action-crosses.ts';

describe('an action crosses from Teams to Slack and back', () => {
  actionCrosses(useTown());
});
