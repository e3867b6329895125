/** Police: missing children, custody, violence, places and people. */
export const POLICE = `
police | - | 2 missing overnight, both back by 0130 | returned*2 ?returned-at
police | - | 1 misper since 1900 yesterday, medium risk, last seen Devonport | missing-now*1 medium @devonport since=22T19:00
police | - | No missing overnight | nil-missing
police | - | 3 mispers over the w/e all returned safe and well | returned*3
police | - | 5 mfh this weekend. 4 returned. 1 o/s high risk, last seen Stonehouse Sat 2330 | returned*4; missing-now*1 high @stonehouse since=21T23:30
police | - | misper x2, both located 0215 | returned*2 back=23T02:15
police | - | Morning. One missing from placement, back 0345 safe. | returned*1 ~residential back=23T03:45
police | - | 1 yp went missing from care home at 2200, returned 0010 | returned*1 ~residential since=22T22:00 back=23T00:10
police | - | 1 missing overnight | ?*1 ?type
police | - | 6 missing this wkend 5 back | returned*5; ?*1 ?split
police | - | 3 missing, 2 back, 2 still out | returned?*2; missing-now?*2 ?split
police | - | two missing last night: one back at 23:15, one still out, std risk | returned*1 back=22T23:15; missing-now*1 standard
police | - | 4 misper: 1 high 3 med, all back now | returned*4
police | - | 2 still out - 1 high, 1 medium. 1 back 0600 | missing-now*1 high; missing-now*1 medium; returned*1 back=23T06:00
police | - | repeat misper, 4th time in 90 days, back at 0100 | returned repeat=4-9 back=23T01:00
police | - | still outstanding: one yp, medium, since 2100 sat, Efford | missing-now*1 medium @efford since=21T21:00
police | - | 1 not back yet, gone since half 9 last night, high risk | missing-now*1 high since=22T21:30
police | - | 1 missing since 9, high | missing-now*1 high ?since
police | - | three missing since friday, all now located | returned*3
police | - | 0 misper overnight, 2 arrested affray City Centre | nil-missing; custody*2 @city-centre
police | - | 2 arrested in Stonehouse for robbery, both bailed | custody*2 @stonehouse
police | - | 1 in custody PWITS, 1 voluntary interview next wk | custody*1
police | - | fight outside mcds in town sat night, group of about 10, no injuries | violence @city-centre ~shop #10+
police | - | machete recovered at the skate park in Efford, no one arrested | violence @efford ~park
police | - | reports of youths with catapults on Saltram, killing birds | violence @saltram
police | - | ASB at Drake Circus sat pm, 15+ youths, dispersal used | place @city-centre #10+
police | - | shoplifting at the retail park Marsh Mills again, same group of 5 | place @marsh-mills ~shop #5-9
police | - | e scooters round Mutley Plain every evening, near misses | place @mutley
police | - | Hotspot: car park behind the Hoe, dealing from cars after 8pm | place @hoe ~car-park
police | - | POC - adult male hanging round the bus station approaching girls, details with police | person ~transport-hub
police | - | older male picking up girls outside school in Southway, intel submitted | person @southway ~school-gate
police | - | CSE concern, 2 girls getting into cars at Derriford, strat mtg requested | exploitation*2 strategy=requested
police | - | county lines - 3 yps believed running drugs from an address in Stonehouse | exploitation*3 @stonehouse
police | - | cuckooed flat in Keyham, 4 young people in and out | exploitation*4 @keyham
police | - | 2 misper from same placement both high risk both back 0530, strat booked 1400 | returned*2 high ~residential back=23T05:30 strategy=booked:23T14:00
police | - | 1 o/s since 2030 last night std last seen train station | missing-now*1 standard ~transport-hub since=22T20:30
police | open=1 | the one still out is back 0715, safe and well check done | closes back=23T07:15
police | open=1 | found 0705 at a friends, all ok | closes back=23T07:05
police | open=2 | both back now | closes; closes
police | open=2 | one back at 0800 | closes? back=23T08:00 ?which-item
police | open=1 | DIB-261123-01 located 0810 in Plympton | closes back=23T08:10
police | open=1 | strat requested for the outstanding one, pls before 11 | closes strategy=requested:23T11:00
police | - | Nothing from us this morning | nil
police | - | all quiet | nil
police | - | quiet night, nothing to report, thanks | nil
police | - | 1 missing back 22.50, med, 3rd time this month, known to CSC | returned*1 medium repeat=2-3 back=22T22:50
police | - | 4 missng ovrnite. 2 retd 0100. 1 retd 0430. 1 still misng, hi risk, Whitleigh | returned*2 back=23T01:00; returned*1 back=23T04:30; missing-now*1 high @whitleigh
police | - | 7 over the wkend, 6 back, 1 outstanding from Sunday 1800 medium risk Ham area | returned*6; missing-now*1 medium @ham since=22T18:00
police | - | 2 missing Fri both back sat. 3 missing Sat all back. 1 missing since Sun 1630, standard | returned*2; returned*3; missing-now*1 standard since=22T16:30
police | - | knife found in Central Park, no suspects | violence ~park
police | - | can housing check the empty flat in Stonehouse by Fri pls | follow-up @stonehouse ~empty-building do=other:housing-providers:27
police | - | police to increase patrols at bus station from tonight | follow-up ~transport-hub do=disrupt:devon-cornwall-police
police | - | good news: 2 regular mispers no episodes for 3 weeks | good-news*2
btp | - | group of 12 youths at Plymouth train stn sun eve, drinking, moved on | place ~transport-hub #10+
btp | - | 1 girl travelling alone found on last train, returned to placement 2340 | returned*1 back=22T23:40
police | - | misper 1 still out since 01:15, HIGH, strat asap | missing-now*1 high since=23T01:15 strategy=requested
police | - | 1 back | returned*1
police | - | No mispers. 1 stabbing sat night Union St, 2 in custody, minor injuries | nil-missing; violence @stonehouse; custody*2
police | - | several missing overnight, all back | returned ?count
police | - | 2x misper o/n. 1x rtnd 2315, 1x still out high since 2200 | returned*1 back=22T23:15; missing-now*1 high since=22T22:00
`;
