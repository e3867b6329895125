import { actionDeadlines } from './action-deadlines.ts';
import type { DeadlineKind } from './deadlines.ts';
import { escalationDeadlines } from './escalation-deadlines.ts';
import { reviewDeadlines } from './review-deadlines.ts';

/**
 * Everything that is counted in working days, to be worked out anew when the bank holidays change. A kind of record that
 * gets such a limit gets a line here. An action's due date is chosen by a person and is not
 * counted; how long a group has to answer is.
 */
export const deadlineKinds: readonly DeadlineKind[] = [escalationDeadlines, actionDeadlines, reviewDeadlines];
