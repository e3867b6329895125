/**
 * Who can be a member: one adult, with an account of their own. A young person's voice comes through a participation worker,
 * and what a shared mailbox does was done by nobody (F21).
 */

/** First parts of addresses that belong to a desk and not to a person. */
const SHARED =
  /^(?:admin|administrator|bot|contact|dsl|duty|enquir(?:y|ies)|frontdoor|front[._-]door|help|helpdesk|hello|hr|info|inbox|mail|mash|no[._-]?reply|do[._-]?not[._-]?reply|office|reception|referrals?|safeguarding|schooloffice|secretary|service|shared|support|svc|system|team|test|young[._-]?safeguarders?)(?:[._+-].*)?\d*$/;

/** Posts and names that say that somebody is a child or young person, or no person at all. */
const NOT_STAFF =
  /\b(?:young (?:safeguarder|scrutineer|person|lay member|adviser|advisor|ambassador|inspector)|(?:pupil|student) (?:representative|rep|member|voice)|youth (?:councillor|member of parliament|parliament member|mayor)|head (?:boy|girl)|child|pupil|student|schoolchild|aged? (?:[1-9]|1[0-7])|(?:[1-9]|1[0-7])(?: |-)?(?:years?|yrs?)(?: |-)old|service account|shared mailbox|robot)$/i;

/** Posts of staff that contain such words all the same. */
const STAFF =
  /\b(?:worker|officer|manager|lead|coordinator|co-ordinator|teacher|practitioner|nurse|support|services?|social|director|head of)\b/i;

/** What is wrong with this person as a member, by field; undefined when nothing is. */
export function refusalOfPerson(person: {
  readonly name: string;
  readonly email: string;
  readonly post: string;
}): { readonly field: 'name' | 'email' | 'post'; readonly says: string } | undefined {
  const [local = ''] = person.email.toLowerCase().split('@');
  if (SHARED.test(local))
    return {
      field: 'email',
      says: "That looks like a shared mailbox or a service account. Put one person's own address.",
    };
  for (const field of ['post', 'name'] as const) {
    const text = person[field];
    if (NOT_STAFF.test(text) && !(field === 'post' && STAFF.test(text.replace(/\baged?\b.*$/i, ''))))
      return {
        field,
        says: 'Members are adults who work for an agency. Young people take part through their participation worker.',
      };
  }
  return undefined;
}
