import type { StoryKind } from '../domain/action/record.ts';
import type { AccessVerb } from './access.ts';

/** What the audit trail calls each change of an action: one line of its story, one entry. */
export const STORY_VERBS: Readonly<Record<StoryKind, AccessVerb>> = {
  assigned: 'action.assign',
  'hop-accepted': 'action.route',
  'hop-returned': 'action.route',
  're-routed': 'action.route',
  accepted: 'action.accept',
  update: 'action.update',
  evidence: 'action.evidence',
  finished: 'action.finish',
  assured: 'action.assure',
  'sent-back': 'action.assure',
  'asked-elsewhere': 'action.route',
  'due-moved': 'action.move-due',
  'handed-over': 'action.reassign',
  'part-added': 'action.sub',
  'part-closed': 'action.sub',
  'board-called': 'action.board',
  'board-answered': 'action.board-answer',
  withdrawn: 'action.withdraw',
};
