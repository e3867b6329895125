/** A day's briefing thread, as invented for this project. How lines are read: `read-corpus.ts`. */
export const H2 = `
police | - | morning all 4 misper ovrnight 3 back 1 still out since 2140ish, high, care plcmt, last seen city centre | returned*3; missing-now*1 high @city-centre since=22T21:40
csc | - | RHC done for 2 of fridays, 1 refused, 1 tbc - not 72h yet | talks 2/1/1
edu | - | one of the lads not in again today 3rd time this wk dsl aware | attendance*1 repeat=2-3 dsl=yes
uhp | - | flags on for 4, took 3 off, ok?? | flags 4/3
yjs | - | 2 in custody overnight PWITS + assault pc, AA sorted, remand hearing today | custody*2
police | - | Kayleigh-Mae T dob 14/03/12 from Mockingham Rd missing | refused
csc | - | KT 14 Penholm Sch Yr9 known to us, mum worried | refused
uhp | - | nhs no 999 012 3454 seen ED wkend | refused
edu | - | upn T879999920001 check on sims pls | refused
police | - | crime 50/123456/26, white van XX99 ZZZ by the park | refused
youngdevon | - | heard theyre meeting nr the bus stn again after 9, vapes n cash, group abt 8 | place ~transport-hub #5-9
housing | - | nil | nil
csc | - | can someone ring 07700 900123 thats mums number | refused
police | open=1 | still out one = found 0840 safe, ppn done, strat pls b4 12 | closes back=23T08:40 strategy=requested:23T12:00 | at=23T08:50
yjs | - | good news - 2 from sept cohort no offs 6 wks, boxing club | good-news*2
edu | - | 3 schools asking re snapchat group going round, PL5 ish | online @pl5
livewell | - | yp threatened overdose NOW at home | danger; health ~residential
csc | - | action from Fri: safer me not done, Edge of Care to do by Weds | follow-up do=safer-me:childrens-services:25
police | open=1 | no missing since fri 1700 woop, quietest wkend | nil-missing ?nil-but-reported
probation | - | adult male POC released today, licence address not near school, police have details | person
edu | - | one of the lads Mockford not in again today 3rd time this wk dsl aware | refused
probation | - | adult male POC released today, licence address 9 Quillbrook Lane, not near school, police have details | refused
`;
