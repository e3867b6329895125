/** Written after all tuning, and read once: no rule was changed because of these. */
export const LAST = `
police | - | 5 mispers reported fri-sun. 3 returned within the hour, 1 back Sunday 1700, 1 still out since Sat 2345 high risk | returned*3; returned*1 back=22T17:00; missing-now*1 high since=21T23:45
police | - | 1 high risk missing from Plymstock since 1530 yesterday, strat meeting requested | missing-now*1 high @plymstock since=22T15:30 strategy=requested
police | - | Two missing from the same home, both located at train station 0050 | returned*2 ~transport-hub back=23T00:50
police | - | 1 medium risk still missing last seen bus station 2100 sunday | missing-now*1 medium ~transport-hub since=22T21:00
police | - | nobody missing overnight | nil-missing
police | - | 6 missing, 4 back | returned*4; ?*2 ?split
police | open=1 | still out one returned 0745 | closes back=23T07:45
police | open=1 | that one is back home now, ppn submitted | closes
police | - | 1 in custody for assault, AA requested | custody*1
police | - | 4 arrested after disorder on Armada Way sat eve | custody*4 @city-centre
police | - | catapults being used near school gates in Honicknowle | violence @honicknowle ~school-gate
police | - | drug dealing in the car park at Crownhill most evenings, about 6 youths | place @crownhill ~car-park #5-9
police | - | youths setting off fireworks in Ham woods | place @ham ~park
police | - | police to visit shop in Stoke by Thursday re vapes sold to kids | follow-up @stoke ~shop do=contact:devon-cornwall-police:26
csc | - | 3 return home interviews done over the weekend, 2 refused, 1 pending | talks 3/2/1
csc | - | RHC x1 completed, x1 declined | talks 1/1/-
csc | - | strat booked for 3pm today | follow-up strategy=booked:23T15:00
csc | - | nothing to share from social care | nil
csc | - | social worker to make contact with family today | follow-up do=contact:childrens-services:23
csc | - | two yps in residential in Plympton believed to be exploited, known to us | exploitation*2 @plympton ~residential
edu | - | nil today | nil
edu | - | 2 excluded Friday for assault on staff, dsl informed | attendance*2 dsl=yes
edu | - | sexting incident involving 3 yr8 pupils, DSL dealing | online #2-4
edu | - | 4 lads truanting every afternoon, seen in McDonalds City Centre | attendance*4 @city-centre ~shop
edu | - | great news, pupil on part time timetable back full time from today | good-news
uhp | - | 1 flag on 2 off | flags 1/2
uhp | - | 3 yps seen in ED with alcohol, Saturday | health*3
uhp | - | nothing to add from UHP | nil
livewell | - | CAMHS to see one yp tomorrow after self harm | health*1 do=other:livewell-southwest:24
yjs | - | 2 on remand, 1 due in court tomorrow | custody*2
yjs | - | nil from YJS | nil
housing | - | no updates from housing | nil
youngdevon | - | group of 10 plus hanging round the bandstand on the Hoe, alcohol | place @hoe ~park #10+
probation | - | nothing from us | nil
barnardos | - | 1 yp disclosed she is being groomed on discord | online*1
btp | - | nil from BTP | nil
firstlight | - | nothing to report today | nil
`;
