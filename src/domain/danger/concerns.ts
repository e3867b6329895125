import type { CONCERNS } from '../../partnership/guard-schema.ts';
import { segmentsOf } from './segments.ts';

/** What is never kept here because it has somewhere else to go. */
export type Concern = (typeof CONCERNS)[number];

const STAFF =
  '(?:teacher|teachers|ta|coach|coaches|staff|colleague|social worker|foster carer|carer|volunteer|officer|youth worker|nurse|headteacher|head|tutor|taxi driver|escort|support worker|key worker|keyworker|nursery worker|childminder|doctor|gp|mentor|chaplain|caretaker|manager|practitioner|worker)';
const DID =
  '(?:hit|hits|slapped|slaps|grabbed|grabs|pushed|dragged|hurt|hurts|touched|touches|touching|groomed|grooming|assaulted|abused|abusing|kissed|kissing|messaging|messaged|texting|restrained|shook|kicked|punched|threw|inappropriate|inappropriately|sexual|sexually|relationship with|unprofessional conduct|conduct)';
const CHILD =
  '(?:child|children|pupil|pupils|kid|kids|girl|girls|boy|boys|student|students|yp|young person|young people|baby|teen|him|her|them|teenager|\\d{1,2} year old|\\d{1,2} yo|year \\d{1,2})';

/** Talk of such things in general: papers, figures, how to do it. */
const GENERAL =
  / (?:training|policy|policies|leaflet|poster|role|annual|reports|figures|data|audit|numbers|rate|rates|procedure|procedures|guidance|guide|how to|publish|website|page|link|form|forms|outcome|outcomes|letter|letters|pathway|pathways|theme|themes|briefing|briefings|course|up from|down from|percent|%|per cent|quarter|process|survey|trend|review|reviews|threshold|thresholds|conversion|template|protocol|timeliness|contact card|awareness|feedback|scheme|learning|workshop|session) /;

const SIGNS: readonly (readonly [Concern, readonly RegExp[]])[] = [
  [
    'allegation',
    [
      new RegExp(` (?:allegation|allegations|alleged|alleging|alleges|accused) (?:\\w{1,14} ){0,6}${STAFF} `),
      new RegExp(` ${STAFF} (?:\\w{1,14} ){0,5}${DID} (?:\\w{1,14} ){0,4}${CHILD} `),
      new RegExp(
        ` ${CHILD} (?:\\w{1,14} ){0,4}(?:hit|slapped|grabbed|hurt|touched|groomed|assaulted|abused|kissed|messaged) by (?:\\w{1,14} ){0,3}${STAFF} `,
      ),
      new RegExp(
        ` (?:concern|concerns|worried) about (?:\\w{1,14} ){0,3}${STAFF} (?:\\w{1,14} ){0,5}${CHILD} `,
      ),
      new RegExp(` ${STAFF} (?:conduct|behaviour|misconduct) allegation `),
      / (?:lado referral|refer (?:\w{1,14} ){0,3}to (?:the ){0,1}lado|report (?:\w{1,14} ){0,4}to (?:the ){0,1}lado) /,
    ],
  ],
  [
    'whistleblowing',
    [
      / (?:want|need|wish|like|going|trying) to (?:whistleblow|blow the whistle) | (?:i am|am i) (?:\w{1,14} ){0,2}(?:whistleblowing|a whistleblower) /,
      / (?:blow|blowing) the whistle on /,
      / (?:report|raise (?:\w{1,14} ){0,2}about|concerns about) my (?:own ){0,1}(?:manager|employer|agency|organisation|team|boss|service|head|trust) /,
      / my (?:manager|employer|agency|organisation|boss|trust|head) (?:\w{1,14} ){0,4}(?:covering up|cover up|covered up|hiding|falsified|told me to delete|told me not to) /,
    ],
  ],
  [
    'complaint',
    [
      / (?:make|making|raise|raising|lodge|lodging|submit|register|put in|bring) (?:a|an|my|this|our) (?:formal |official |serious ){0,1}complaint /,
      / (?:i|we) (?:\w{1,14} ){0,3}complain about | (?:formal|official) complaint (?:about|against) | complaint (?:about|against) (?:a |the |my |our |this ){1,2}/,
    ],
  ],
  [
    'referral',
    [
      / this is (?:a |my |our ){0,1}referral /,
      / (?:want|need|like|wish|trying|going) to (?:refer|make (?:a |this ){0,1}(?:\w{1,14} ){0,1}referral) /,
      / (?:making|submitting|sending in|raising) (?:a|this|my|our) (?:new |mash |safeguarding |urgent ){0,2}referral /,
      / (?:please|can you|could you|can someone|can somebody) (?:\w{1,14} ){0,2}(?:accept|take|log|process|action) (?:a|this|my|the|our) (?:new |mash |safeguarding |urgent ){0,2}referral /,
      / (?:referring|refer) (?:a|this|my|the|one|him|her|them) (?:new |year \d{1,2} |yr \d{1,2} ){0,1}(?:child|yp|young person|pupil|girl|boy|family|baby|student|to mash|to social care) /,
      / referral (?:for|about|re|regarding) (?:a|an|this|my|one) (?:\w{1,14} ){0,2}(?:child|yp|pupil|girl|boy|family|baby|student|young person) /,
      / (?:i am|we are) (?:\w{1,14} ){0,2}(?:worried|concerned) about (?:a|this|my|one|the) (?:\w{1,14} ){0,2}(?:child|yp|pupil|girl|boy|family|baby|student|young person|neighbour) /,
    ],
  ],
];

/** What these texts are that is never kept here: the first that fits. Papers and figures about such things are not. */
export function concernIn(texts: readonly string[]): Concern | undefined {
  const segments = texts.flatMap(segmentsOf).filter((segment) => !GENERAL.test(segment));
  return SIGNS.find(([, signs]) => segments.some((segment) => signs.some((sign) => sign.test(segment))))?.[0];
}

const DISCLOSED = new RegExp(
  ` (?:${CHILD}|she|he|they) (?:\\w{1,14} ){0,2}(?:disclosed|disclosing|discloses|told me|told us|told staff|told school) (?:\\w{1,14} ){0,8}(?:hit|hits|hitting|hurt|hurts|hurting|touched|touches|touching|abuse|abused|abuses|raped|rape|beat|beats|beaten|assault|assaulted) `,
);

/** What a child told somebody. It may be part of other work, and then it is said that writing it here tells nobody who could act on it. */
export function soundsLikeDisclosure(texts: readonly string[]): boolean {
  return texts.flatMap(segmentsOf).some((segment) => DISCLOSED.test(segment) && !GENERAL.test(segment));
}
