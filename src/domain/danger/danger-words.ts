/** A pattern over one line of plain words, and how much it weighs. No pattern repeats anything without a bound. */
export type Weighed = readonly [RegExp, number];

const PERSON =
  '(?:him|her|them|me|us|you|himself|herself|themselves|themself|myself|yourself|his|their|my|mum|dad|baby|child|children|kids|everyone|everybody|someone|somebody|(?:the |my |our |his |her )(?:baby|child|children|kids|mum|dad|staff|boy|girl|lad|teacher|family))';
const SELF = '(?:himself|herself|themselves|themself|myself)';
const WEAPON = '(?:knife|knives|machete|gun|blade|weapon|axe|sword|hammer)';

/** What may be happening to somebody. Without one of these nothing is said. */
export const HARM: readonly Weighed[] = [
  [/ (?:not|stopped|can not|struggling to|cannot) (?:breathing|breathe) /, 4],
  [
    / (?:not responding|not responsive|passed out|blacked out|no pulse|(?:gone|going|turned|turning) blue|foaming) /,
    4,
  ],
  [/ (?:blood everywhere|covered in blood|losing blood|lot of blood|pool of blood) /, 4],
  [
    / threaten\w{2,4} to (?:jump|hang|overdose|kill|stab|shoot|burn|harm|hurt|cut|attack|punch|run|throw|end|set) /,
    2.5,
  ],
  [/ (?:shoot up|blow up|bomb|gunman|shooter|hostage|captive|against (?:his|her|their) will) /, 3],
  [/ (?:doused|alight) | (?:petrol|acid) (?:on|over|at) /, 3],
  [/ (?:goodbye (?:text|note|message|letter)|(?:said|texted|sent|saying) goodbye|suicide note) /, 3],
  [
    / (?:can not go on|no point (?:in ){0,1}living|not want to (?:live|be here|be alive|wake up)|better off dead|ready to die) /,
    3,
  ],
  [
    / being held | held (?:in|at|by) (?:a |the |some |older |two ){0,2}(?:flat|house|knifepoint|gunpoint|men|males|adults) /,
    2.5,
  ],
  [
    / (?:smash|smashing|trashing|kicking|breaking) (?:up |down |in ){0,1}(?:the |his |her |our |their )(?:house|flat|place|door|room|kitchen|home) /,
    2,
  ],
  [
    / (?:drag|dragging|dragged|pulling|forced|forcing|bundled|bundling) (?:a |the ){0,1}(?:girl|boy|child|kid|lad|woman|him|her|them) /,
    2,
  ],
  [/ (?:unconscious|unresponsive|drowning|choking|choked) /, 4],
  [/ (?:collapsed|fitting|convulsing) /, 3],
  [/ (?:bleeding|bled) /, 2],
  [/ (?:bleeding|bled) (?:heavily|badly|a lot|out|everywhere|lots) /, 1.5],
  [new RegExp(` (?:strangle|strangled|strangling|suffocating|suffocated) `), 3],
  [/ (?:stab|stabs|stabbed|stabbing) /, 2],
  [new RegExp(` ${WEAPON} `), 2],
  [/ (?:been|was|is|got|being) shot | shot (?:at|him|her|them) | shooting (?:at|him|her|them) /, 3],
  [/ (?:overdose|overdosed|overdosing) /, 2],
  [
    / (?:taken|took|swallowed|eaten) (?:all |a load of |loads of |a lot of |lots of |her |his |the |some |too many |\d{1,3} ){1,3}(?:tablets|pills|paracetamol|medication|meds) /,
    4,
  ],
  [/ (?:taken|took|taking) (?:an |a ){0,1}overdose /, 1],
  [/ (?:suicide|suicidal) /, 2],
  [new RegExp(` (?:hanging|hang) ${SELF} `), 1],
  [new RegExp(` (?:kill|killing|murder|murdering|stab|shoot|drown|strangle) ${PERSON} `), 3],
  [/ (?:killed|murdered) /, 1],
  [
    new RegExp(
      ` (?:hang|hanging|hanged|hung|cut|cutting|burn|burning|burned|drown|harm|harming|hurt|hurting) ${SELF} `,
    ),
    3,
  ],
  [/ end (?:it all|it|his life|her life|their life|my life|things|everything) /, 3],
  [/ (?:wants|want|going|wishes|rather) (?:to die|to be dead|be dead) | want to die /, 3],
  [
    / (?:jump|jumping|jumped) (?:off|from|in front) | (?:on|up on) (?:the |a ){0,1}(?:roof|ledge|bridge|tracks|railway|cliff|parapet) /,
    2.5,
  ],
  [/ (?:rape|raped|raping|being assaulted|sexually assaulted|sexually assaulting) /, 2],
  [/ (?:abducted|kidnapped|snatched|dragged) /, 2.5],
  [/ (?:taken|grabbed|took) (?:the baby|the child|the kids|the children) /, 2],
  [/ set(?:ting){0,1} fire | (?:house|flat|home|room|building|bedroom) (?:is |are ){0,1}on fire /, 4],
  [
    new RegExp(
      ` (?:beat|beats|beating|hit|hits|hitting|punch|punches|punching|kick|kicks|kicking|hurt|hurts|hurting|harm|attack|attacks|attacking|batter|battering|smash|throttle|throttling) (?:up ){0,1}${PERSON} `,
    ),
    2,
  ],
  [/ (?:being|getting) (?:attacked|beaten|hit|hurt|punched|kicked|battered|strangled|stabbed|raped) /, 3],
  [/ (?:heart attack|seizure|anaphylaxis|not waking up|will not wake up|can not wake) /, 4],
  [/ in (?:immediate |real |serious |grave ){0,1}danger /, 3],
  [
    / (?:locked|trapped) (?:him|her|them|the kids|the children|in) | will not let (?:him|her|them|me|us) (?:out|go|leave) /,
    2.5,
  ],
  [
    / (?:baby|child|toddler|kids|children|infant|year old) (?:is |are |has been |left |on their own |alone ){1,3}(?:alone|on their own|on his own|on her own|unattended|abandoned) /,
    2,
  ],
  [/ (?:threatening|threatened|threatens) (?:to |with ){0,1}/, 1],
  [/ can not find (?:him|her|them|my|the|our) /, 1],
  [/ screaming /, 1],
];

/** That it is happening now, or is about to. */
export const NOW: readonly Weighed[] = [
  [/ (?:right now|now now) /, 1],
  [/ now /, 2],
  [/ tonight /, 2],
  [/ (?:at the moment|currently|as we speak|this minute|this second|in progress|happening) /, 2],
  [/ (?:about to|going to|on (?:his|her|their|the) way to) /, 1.5],
  [
    / (?:has|have|is|just) just | just (?:now|taken|took|told|rang|called|said|collapsed|stabbed|happened|been|seen) /,
    1.5,
  ],
  [
    new RegExp(
      ` (?:has|got|have|with|holding|waving|carrying|brandishing|pulled|pulled out|is holding) (?:got ){0,1}(?:a |an |the |his |her |big |kitchen ){0,2}${WEAPON} `,
    ),
    2,
  ],
  [
    / (?:he|she|they|yp|child|mum|dad|baby|boy|girl|lad|i|someone|somebody|stepdad|partner|pupil|student) (?:is|has|are|will|have|am|keeps) /,
    1.5,
  ],
  [
    / (?:is|are|am|being) (?:\w{2,12} ){0,1}(?:threatening|attacking|strangling|stabbing|bleeding|choking|beating|hitting|kicking|punching|hurting|overdosing|hanging|cutting|holding|screaming) /,
    1,
  ],
  [/ (?:said|says|saying|told (?:me|us|staff)) /, 0.5],
  [/ (?:help|asap|urgent|urgently|emergency|quick|quickly|please hurry|hurry) /, 1],
  [/ !! /, 1],
  [/ (?:outside|hiding|at home|in the house|upstairs|in the toilets|in the building|at the door) /, 0.5],
  [/ (?:may|might|could) (?:be ){0,1}(?:dying|dead) /, 2],
];

/** That it is over, or is talk of such things in general. */
export const CALM: readonly Weighed[] = [
  [
    / (?:training|trained|course|courses|workshop|workshops|session|sessions|webinar|lesson|lessons|assembly|assemblies|conference|seminar|awareness|prevention|first aid) /,
    3,
  ],
  [
    / (?:policy|policies|strategy|figures|data|report|reports|audit|audits|review|reviews|campaign|numbers|toolkit|theme|themes|learning|leaflet|leaflets|stats|statistics|guidance|rates|rate|trend|trends|survey|posters|poster|protocol|pathway|plan|plans|slides|article|newsletter) /,
    2.5,
  ],
  [
    / (?:crime|incidents|amnesty|bins|arches|offences|victims|deaths|calls|marshals|drill|safety|related|free|research|funding|commissioner|planned|sweep|sweeps|patrols|helpline|line|bereavement|postvention) /,
    1.5,
  ],
  [/ (?:percent|%|per cent|average|total|compared|versus|vs|quarter|annual|monthly|yearly) /, 2],
  [
    / (?:yesterday|yday|last (?:night|week|wk|month|year|yr|term|friday|weekend)|weeks ago|months ago|years ago|days ago|historic|historical|historically|previous|previously|in the past|aged \d{1,2} he|wkend|weekend) /,
    2,
  ],
  [
    / (?:on |last |over ){0,1}(?:mon|tue|tues|wed|weds|thu|thurs|fri|sat|sun|monday|tuesday|wednesday|thursday|friday|saturday|sunday)(?: night| evening| am| pm){0,1} /,
    1.5,
  ],
  [
    / (?:safe now|is safe|are safe|now safe|found safe|safe and well|safe at home|back safe|no longer|no risk|no injuries|not serious|no harm|made safe) /,
    3,
  ],
  [
    / (?:arrested|custody|remanded|discharged|charged|convicted|sentenced|bailed|recovered|seized|resolved|closed) /,
    2.5,
  ],
  [
    / (?:police attended|police dealt|ambulance attended|seen by|already with police|police have|taken to (?:ed|hospital)) /,
    2,
  ],
  [/ in (?:19|20)\d\d /, 2],
  [
    / (?:if|when|how to|what to do) (?:a |an |the |somebody |someone ){0,1}(?:child|yp|person|pupil|somebody|someone) /,
    2,
  ],
];
