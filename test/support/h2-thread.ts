/** The thread of one morning (H2): who writes, as people really write it, and what becomes of it. */
export const POLICE = 'Ewan Tregear';
export const SOCIAL_CARE = 'Tariq Lugg';
export const EDUCATION = 'Ottoline Prakash';
export const CHAIR = 'Harpreet Bolitho';
export const HOSPITAL = 'Rafe Anand';
export const YOUTH_JUSTICE = 'Leopold Nwosu';
export const HEALTH = 'Gwilym Choudhary';
export const YOUNG_DEVON = 'Ffion Demir';
export const HOUSING = 'Lowena Fitzmaurice';
export const PROBATION = 'Isolde Kariuki';

/** Rows of H2 that become items: who, what they write, and the types of the items they confirm. */
export const TAKEN: readonly (readonly [string, string, string[]])[] = [
  [
    POLICE,
    'morning all 4 misper ovrnight 3 back 1 still out since 2140ish, high, care plcmt, last seen city centre',
    ['returned', 'returned', 'returned', 'missing-now'],
  ],
  [SOCIAL_CARE, 'RHC done for 2 of fridays, 1 refused, 1 tbc - not 72h yet', []],
  [EDUCATION, 'one of the lads not in again today 3rd time this wk dsl aware', ['attendance']],
  [HOSPITAL, 'flags on for 4, took 3 off, ok??', []],
  [YOUTH_JUSTICE, '2 in custody overnight PWITS + assault pc, AA sorted, remand hearing today', ['custody']],
  [YOUNG_DEVON, 'heard theyre meeting nr the bus stn again after 9, vapes n cash, group abt 8', ['place']],
  [YOUTH_JUSTICE, 'good news - 2 from sept cohort no offs 6 wks, boxing club', ['good-news']],
  [EDUCATION, '3 schools asking re snapchat group going round, PL5 ish', ['online']],
  [SOCIAL_CARE, 'action from Fri: safer me not done, Edge of Care to do by Weds', ['follow-up']],
  [
    PROBATION,
    'adult male POC released today, licence address not near school, police have details',
    ['person'],
  ],
];

/** Rows that must be refused, with what must be found nowhere. */
export const REFUSED: readonly (readonly [string, string, string[]])[] = [
  [POLICE, 'Kayleigh-Mae T dob 14/03/12 from Mockingham Rd missing', ['Kayleigh', '14/03/12', 'Mockingham']],
  [SOCIAL_CARE, 'KT 14 Penholm Sch Yr9 known to us, mum worried', ['KT 14', 'Penholm']],
  [HEALTH, 'nhs no 999 012 3454 seen ED wkend', ['999 012 3454']],
  [EDUCATION, 'upn T879999920001 check on sims pls', ['T879999920001']],
  [POLICE, 'crime 50/123456/26, white van XX99 ZZZ by the park', ['50/123456/26', 'XX99']],
  [SOCIAL_CARE, 'can someone ring 07700 900123 thats mums number', ['07700 9', '900123']],
];
