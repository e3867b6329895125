import { setOf } from './context.ts';

/** Given names common in Britain that mean hardly anything else, so that they count wherever they stand. */
export const GIVEN_NAMES = setOf(`
  aaliyah aaliya aaron abbie abby abdi abdul abdullah abel abigail abu adam addison adele adrian agnes agnieszka ahmad ahmed aidan aiden
  aimee aisha aishah aisling alan alana alastair albert aled alejandro aleks aleksander aleksandra alesha alessia alex alexa alexander
  alexandra alexis alfie alfred ali alice alicia alisha alison alistair aliyah allison alyssa amanda amelia amelie amina aminah amir amira amy
  ana anastasia andre andrea andreea andrei andrew andrzej aneta angela angelica angelina angus anita anna annabel annabelle anne annie
  anthony antoni antonio anya aoife  arabella aran archie ariana arianna arjun arlo armani arman arthur aryan asad asha ashleigh
  ashley ashton asif asma astrid  aubrey audrey  austin ava avery ayaan ayaz ayesha aylin ayo ayub azra barbara barnaby
  barney barry bartosz bassam beata beatrice beatrix becky belinda ben benedict benjamin bernadette bernard bertie beth bethan bethany
  bethan betty beverley bianca bilal blake  bobbi bobbie bobby boris brad bradley brandon brayden bree breanna brenda brendan
  brian bridget brodie brogan bronte bronwen bruce bryan bryn bryony byron cain caitlin caitlyn callie callum calum calvin cameron
  camilla camille candice cara carina carl carla carlos carly carmen caroline carolyn carrie casey cassandra cassie cassidy catherine
  cathy catrin cecilia cedric celia celine chantal chantel chantelle charis charlene charles charlie charlotte chanel cheryl
  chiara chidi chloe chris christina christine christopher chukwu ciara cian cillian claire clara clare claudia clifford clive cody cole
  colin colleen conall conner connie connor conor constance cora corey corinne courtney craig cristian  curtis cynthia
  daisy-mae dakota damian damien damilola damon dan daniel daniela daniella danielle danny daphne daria darcey darcie darcy daria darius
  darragh darrell darren daryl dave david davina dawid dawood dayna dean-paul debbie deborah declan deepak deirdre delilah demi denis
  denise dennis derek derrick desmond  dexter diana diane dilys dimitri dina dinah dominic dominik dominika donald donna
  dora doreen doris dorota dorothy doug douglas duncan dwayne dylan eamon  eddie  edgar edith edmund edna eduard edward edwin
  eileen eilidh elaine eleanor elena eleni eli elias elijah elin elisa elise elisha eliza elizabeth ella elle ellen ellie elliot
  elliott ellis elodie eloise elowen elsa elsie elspeth emanuel emeka emil emilia emilie emilija emily emlyn emma emmanuel emmett
  enid enrique eoin erica erik erika erin ernest errol esme esmee esther ethan eugene euan eunice evan evangeline evelyn evie ewa ewan
  ewelina ezra fabian faisal farah farhan fatima fatimah faye fergus fernando filip finlay finley finn fiona flora florence fintan
  francesca francis francine frankie fraser fred freddie freddy frederick freya gabriel gabriela gabriella gabrielle gareth gary gavin
  gemma geoff geoffrey george georgie georgina gerald geraldine gerard ghulam gideon gillian gina giovanni giulia gladys glenda glenn gloria
  glyn gordon graeme graham grant-lee greg gregory greta griffin guillermo gurpreet gwen gwyneth habib hadi hadiya hafsa haider hamish
  hamza hana hannah hanna haris  haroon harriet harrison harris harvey hassan hasan hattie hayden haydn hayley heath-john hector
  heidi helen helena henrietta henry hermione hilary hollie howard huda hugh hugo humaira humphrey hussain hussein ian ibrahim ibraheem ida idris
  ieuan ifan igor ikram ilyas imaan imani imogen imran inaya ines ioan iona irene irina isaac isabel isabella isabelle isaiah isha isla
  ismail isobel issac ivan ivana ivor izaan izabela izabella izzy jacinta jackie jackson jaclyn jacob jacqueline jada jadon jaden jagoda
  jaime jaiden jai jake jakub jamal james jamie jamil jane janet janice janine jared jasmin jason jasper javier jay jayda
  jayden jaydon jayne jayson jean jeanette jed jeff jeffrey jemima jemma jen jenna jennie jennifer jenny jenson jeremy jermaine jerome
  jerry jess jessica jessie jill jillian jim jimmy joan joanna joanne jodie jody joe joel joey johan johanna john johnathan johnny jon jonah
  jonas jonathan jonny jorge jorgie joseph josephine josh joshua josie joyce juan juanita jude judith judy julia julian juliana julie
  juliet julius justin justyna kacey kacper kai kaiden kailey kaitlin kaitlyn kajus kaleb kamal kamil kamila karen karim karina karl karol
  karolina kasia kasim kate katelyn katherine kathleen kathryn kathy katie katrina katy katya kayden kaydee kayla kayleigh kaylee keane keeley keegan
  keira keiran keith kelis kelly kelsey kelvin ken kendall kendra kenneth kenny kenzie kenzo keri kerry kevin khadija khadijah khalid
  khalil kia kian kiana kiara kiera kieran kieron killian kim kimberley kimberly kira kirk kirsten kirstie kirsty kit-kat klaudia kofi konrad
  kourtney krish krishna kristen kristian kristina kristoffer krystal krystian krzysztof kuba kwame kya kyan kyla kyle kylie kymani kyra laila
  lara larissa laura lauren laurence laurie lavinia lawrence layla layton leah leanne lee lee-ann leena leia leigh leila lena lenny leo leon
  leona leonard leonardo leonie leroy lesley leslie leticia levi lewis lexi lexie leyla leyton liam libby lidia lila lilian liliana
  lilly lilli lina linda lindsay lindsey lionel lisa liz lizzie lloyd logan lois lola loretta lorna lorraine lottie louis louisa
  louise luca lucas lucia lucie lucinda lucy luis luka lukas lukasz luke  luther lydia lyla lyndsey lynette lynn lynne lynsey mabel
  mackenzie macy maddie maddison madeleine madeline madelyn madison mae maeve magda magdalena maggie maha mahmood mahmoud maia mairead maisie
  maisy maja malachi malachy malakai malik malcolm malgorzata mandy manuel marc marcel marcia marcin marco marcus margaret maria mariah mariam
  marian mariana marianne marie marilyn mario marion marius marjorie marlon marsha martha martin martina martyn marvin mary maryam maryanne
  mateo mateusz mathew matilda matt matthew matteo maureen maurice mathilda maxim maximilian maximus maxine maxwell maya mehmet mehwish meera meg
  megan meghan mehdi mel melanie melinda melissa mercedes-ann meredith mia micah michael michaela michal michele michelle mick miguel mihai
  mikayla mike mikey mikolaj mila mildred milena millie milly milo mina mindy minnie miriam mitchell mohamed mohammad mohammed mohamud
  moira moises mollie molly  monica monika monique morgan moses muhammad muhammed murad murray musa mustafa mya myles myra nabeel
  nabila nadia nadine naima nana-ama nancy naomi natalia natalie natasha nathan nathaniel neave ned neha neil nell nellie nelson nevaeh
  neville niall niamh nico nicola nicholas nicky nicole niels nigel nihal nikita nikki nikola nikolas  nina noah noemi nola noor nora norah
  noreen  norman nour nuala nuno nyla oakley octavia odin oisin ola olaf oliver olivia olivier ollie oluwaseun omar omari omer orla orlaith
  oscar oskar osman otis otto owain owen oyin pamela paolo paris-mae parveen pascal patricia patrick patrycja patsy paul paula paulette
  pauline pawel pedro peggy penelope perry petra pete peter phil philip philippa phillip phillipa phoebe phyllis pierre piotr pippa polly pooja
  presley  priscilla priya przemyslaw quentin quinn rachael rachel radoslaw rafael rafal raheem rahim rahman rahul raj raja rajesh
  ralph rameen ramiro ramona randall rania raphael rashid raul  raymond reagan rebecca reece rees reggie regina reginald rehan rehana
  reiss renata renee reuben rex reyansh rhea rhian rhianna rhiannon rhianne rhoda rhona rhys ria ricardo richard richie ricky rico riley
  rihanna rio-jay rita riya roberta robert roberto robbie robson rocco roderick rodney roger rohan roisin roksana roland  romana romeo
  ron ronan ronald ronaldo ronnie rory rosa rosalie rosalind rosanna roseanna roseanne rosie rosina  roxanne roy ruben rubi
  rupert rukhsana russell ruth ryan ryder rylan ryleigh sabina sabrina sadia sadie saffron safiya saif saima salim sally salma salman
  sam samantha samar samir samira samson samuel sana sandra sanjay santiago saoirse sapphire sarah sara sarina sasha saskia saul scott sean
  sebastian seb selena selina serena seren sergio seth shabana shabnam shahid shane shania  shanice shanelle shaquille sharon
  sharron shaun shauna shawn sheila shelby shelley shellie sheree sherrie sheryl shirley shona shreya shyla sian sidney sid sienna sierra
  simeon simon simone siobhan skyla skylar skye sofia sofie sohail solomon sonia sonya sophia sophie spencer stacey stacy stan stanislaw stanley
  stefan stefania stella stephanie stephen stephon steve steven stewart stuart sunita susan susannah susanna susie suzanne suzie svetlana
  sven sybil syed sylvia szymon tabitha tahir talia tallulah tamara tamika tammy tamsin tania tanisha tanya tara tariq tasha tasnim tatiana
  tayla taylah tayler taylor-jay teagan ted teegan tegan tejas teresa terence terri terrence terry tessa thea thelma theo theodore theresa
  thomas tia tiana tiago tianna tiffany tilly tim timothy tina tobias toby tom tomas tomasz tommy toni tony tonya torin tracey traci
  tracy travis trent trevor tricia trinity-mae trisha tristan troy trudy tyler tyra tyrell tyrese tyrone tyson ulrika una ursula usman uzair
  valentina valerie vanessa vasile vera vernon veronica vicki vickie vicky victor victoria-jane vihaan vikram vimal vincent vinnie viola violeta
  vivian vivienne vlad vladimir wahid waleed walter wanda warren wasim wayne wendy wesley whitney wiktor wiktoria wilbur wilfred
  wilfrid willa william willow-mae winifred winston wojciech xander xavier xena yahya yan yara yasin yasir yasmeen yasmin yasmine yosef youssef yusra yusuf
  yvette yvonne zac zach zachariah zachary zack zahra zain zaina zainab zak zakariya zara zaynab zayn zena zeynep zoe zofia zoey zohaib zoltan
  zubair zuzanna zunaira zeb ebony
  abena abimbola abiola abla abosede adaeze adanna adebayo adeola adewale afia afua agata ahmet aiko aino aishat ajay akbar akeem akosua
  akua alana alban aldona aleksandr alem alena alessandro algirdas alina aliona alma aloysius althea alvin alvina alwyn amadou amara
  amarjit amaya ambika ameena ameer amelija amit amrit anais anand anastazja anders andris andrius angelina angharad anika anil anisa
  anish anita anjali anouk anselm anthea antonella antonia anu anusha aoi aqib ardit arif arlene arnold artem artjom artur arturo arvind
  arya ashok ashraf asiya aswad atif atiya atticus augusta aurelia awa axel ayan ayman ayodele azaan azam aziz babatunde babs bahar baran
  bashir basma batul beatriz bekim berat berhane beryl besart beverly bharat bhavna  binh birgit blanca blanka bogdan bolanle boniface
  brianna britney  bronislaw bujar busayo caleb camila carlton carolina catalina cayden cecily celina cerys chan chanelle chantell
  charlton charmaine chau chidera chidinma chike chikondi chinedu chinonso chioma chipo chizoba christiana christos chukwudi chukwuemeka
  clarissa claudiu clementine cleo clint colette collette constantin cordelia corina cosmin costel cristina csaba cyrus dagmara dainius
  dalia danica danilo danuta darian dariusz darla darnell daryna dashawn davinder davit deandre deanna deanne debra deepa delroy demetrius
  denzel deshawn desiree destinee devonte dhruv diego dilan dilara dilip dilraj dimitar dinesh dionne divya dmitri domantas donatas dorcas
  doruntina dragos dritan dua  duong ebele ebenezer ebo edita edona efe egle ehsan ekaterina  eldon elham elif elijus elina elira
  ellesse ellison elmira elspet elton elvira emeline emi eniola enya enzo erblin ermias erzsebet esha esi esperanza estelle etta eugenia
  evelina ewout ezekiel ezinne fadi fadumo faiza faizal farida farouk fatjon fatou fatoumata faustina federica felicia felicity felix femi
  ferenc ferhat filmon finbar flavia florin folake folasade frida fumiko funmi gabor galina gaston gauri gavriel gbemi gbenga gelila
  genevieve gentian georgiana georgios gergely ghada gheorghe ghislaine giang gianna gintaras giorgio girma gita giuseppe gizem gjergj
  godwin gopal goran grazyna grzegorz gulsum gunther gurdeep gurleen gwendolen gwendoline gwilym habiba habtom hakan hakeem halima halina
  hamid hanan hani hao harjit harpreet haruka harun harvinder hasna hassana hatice hau hawa hayat heba hedda hemal heng henok herbert hieu
  hilal hilda hira hiroshi hoang hollis horace huong hyacinth iain ibolya ibrahima idan idil ifeoma iga ignacy ijeoma ikechukwu ilana
  ildiko ileana ilir iman imelda imre inder indre inga ingrid ioana ionut irfan irma irmina isabela isatou ishaan ishaq isra istvan itzel
  iulia ivana iveta iwona iyabo izzah jabari jacek jacqui jadwiga jaedyn jafar jagdeep jahangir jahmal jakov jalal jamila jamilah janelle
  jano jarek jaroslaw jaspreet jatinder jaun javed jaya jayant jelena jeremiah jermain jeroen jerzy jetmir jing joanie joao jocelyn joelle
  jokubas jolanta jolene jonty jordanne jorgen josef josiah joss josue jovana jozef juanjo juma jurgita kaan kabir kadija kadir kaia kaine
  kajal kalina kamara kamran karam karan karishma karolis karsten kasandra kaspar katarina katarzyna kateryna kaveh kavita kaya keanu
  kehinde kelechi kelvyn kemal kenan kendal kenji kevon khadra khaled khang khanh khuram kidane kiefer kieren kimani kinga kiran kishan
  klara klevis kojo konstantin korey kornel kornelia kosar kristaps kristina kristjan krisztina kunle kurt kwabena kwaku kwasi kwesi
  lachlan lakshmi lamar lamin lana lanre lashonda lasse latifa latisha latoya lavanya leandro leart leonora leopold letitia lexy lien linh
  liridon lisbeth liudmila livia ljubica lorelei lorena lorenzo lourdes lucian luciana ludmila luisa luiz lulu lutfi lyn lyra maciej
  maddox madhu maeva magnus mahad maher mahir mahnoor mai majid makena malala malek malika mamadou manal manda mandeep manjit manpreet
  mansoor mantas manu marcela marcelina mareike margarita margot marguerite mariama mariusz marko marlena marta martyna marwa marwan
  marzena masood massimo matas matei mathias matilde matthias matyas mauro maymuna mbali meena mehak mehdi mehul mekonnen melaku melis
   mena merdan merve meryem mihaela mika mikael mikhail milica milos minh mirela mirjam mirko miroslav misha mitra mohan mohsin
  momodou monal morag mordechai mubarak mudasir mukhtar mulugeta muna munira mykhailo mykola myron nabil nadeem nadezhda nadir nadja
  nafisa nahid nahla naila najib najma  nanda nansi narges nasir nasra nasrin natali natan navdeep naveed nawal nazia nazir neda
  neelam neema neha neila nela nemanja nerys nesta ngoc ngozi nguyen nhi nia nikhil nilufar nimra ninfa nirmala nisha nita nitin njeri
  nkechi nnamdi noura nuria nusrat nyah nyima obinna octavian odette ogechi okan oksana olamide olanrewaju olayinka oleksandr oleksiy
  olena olga olivija oliwia olu olubunmi olufemi olumide olusegun oluwatobi omolara onyeka oona orhan oriana osagie osman othman ousmane
  oyinkan ozan paddy palesa paloma panayiotis pankaj parisa parminder parvati pasha patrik paulina paulius pavel pawan payton pedram
  peninah petar petr petros petru petya phuong pilar pinar prabhjot pranav prashant pravin predrag preeti prem princewill priti qasim
  quang quincy quyen rabia rachida radha radka radu ragnar rahel raisa rajan rajesh rajinder rakesh rameez ramesh ramona ramunas ranjit
  rasa rasheed rasmus ravi ravinder raya raza razia redouane reem remigiusz renee reni renuka reza rhett rima rishi ritika rivka rizwan
  robel rodrigo rohit rokas rolanda  romany romuald rosario rositsa rowena roza rozalia rubina rudi rufus rukia rumana ruqayyah
  rushil ruta ruxandra saad sabah sabeen sabir sabri sadiq saeed safa safia sagal sahar sahil sahra saira sajid sakina saleem saleh salih
  salome samina samiya samrawit samuele sandeep sandhya sandor sandro sanjana sarabjit sarita sasa saurabh savanna sayed seamus sedat
  seema segun sehrish seid selam selda selin selma semhar semira senait serge serhiy serkan seun severin seyi shaan shabir shadi shafiq
  shahana shahida shahzad shakeel shakira shalini shamima shamso shanaya shanelle shani shantelle shanti shaquana sharifa sharmin shawna
  shazia shehzad shekhar sherin shilpa shirin shiv shpresa shukri shyam sibusiso siddharth sidra silas silvia simran sina sinan sinead
  sipho siraj sita skaiste slawomir slobodan snezana soheil solange somaya soraya sorin soumaya stanimir steff stelian stoyan subhan
  sufyan suhail sukhdeep sukhjit sulaiman suleiman suleman suman sumaya sumera sunil suraj suresh surinder sushila swati sylvester sylwia
  tadas tadeusz tahira taiwo tajinder talal talib tamana tamer tanvir tarek tarik tariro tatenda tatjana tawanda taye tayyab tedros
  temesgen temi temitope tendai tenzin terese tesfay teuta thabo thandi thanh thao theodora thierry thomasina thuy tigist tijana tinashe
  tobi tobiasz tolu tomasina tope torsten toufik tran trang treasa trieu trong truong tsegay tuan tunde tuyet ugo ugochi ugonna uju ulises
  umair umar umberto urszula uzma vaida valdas valdis valeriu vanda vandana varun vasilis vasyl veer venkat vesna vicente vidya vijay
  vilma vinay vinod viorel viorica vipul virgil virginija vishal vita vitalie vitor vivek volodymyr vusi vytautas wael wafa wajid waqar
  waqas weronika wilhelmina winnie winta wiremu witold xhesika xin yael yahia yaman yannick yaqub yared yasemin yash yasmina yaw yemi yeva
  yiannis yohannes yolanda yonas yordanos yosief yousef youssouf yuki yulia yunus yuri yusra zacharia zaher zahid zahida zahir zahraa zaid
  zainah zaki zakia zaynah zdenka zeeshan zehra zelda zenobia zhanna zhen ziad zita ziva zlatan zofija zora zoran zosia zulfiqar zuri
  zygmunt zyta`);

/** Given names that are also everyday words, places or days. They count only where the words around them say that it is a name. */
export const GIVEN_NAMES_TOO = setOf(`
  april destiny raven roman preston nile blessing brittany eden luna aurora athena shannon norma ross mona harley
  ada aida amber angel art ash august autumn bailey basil bay beau bella bill billie billy bird bob bonnie bonny brook brooke brooklyn bruno buddy
  candy carol carter casper chance charity chase chelsea cherry china christian christmas clay cliff clover colt comfort cooper coral crystal
  daisy dale dallas dawn dean devon diamond dixie dolly don drew duke earl eastwood ed elm ember erica eve everest faith fern fleur florida forest
  frances francis frank gail gale gene genesis georgia gift gina ginger glen glory grace grant gray guy hadley happy harmony harper harry haven hayes hazel heath
  heather heaven holly honey honor hope hudson hunter india iris isle israel ivy jack jade jan jasmine jenna jet jewel jo jordan journey joy
  julie june junior justice kay king kit kitty lacey lance lark laurel lane lincoln lily linden london lovely lucky major malta maple marcelle mark marshall
  mason max may melody mercy merry miles misty mo nat neo nick noel nova nick nona norman olive opal paige paris parker pat patience patty pearl penny
  petal phoenix piers poppy porsche praise precious prince princess prosper prudence queen rain rainbow randy ray reed reef reign rich river
  rob robin robyn rod rose rosemary roses rowan royal ruby rue rusty sage sandy santana savannah sailor scarlet scarlett serenity shaw sky skip sonny spike star
  sterling stone storm sue summer sunday sunny tad tate taylor teddy terra theo tiger tiny trinity trip tuesday ty unity valentine venus verity victoria
  violet virginia vic wade will willow winter wolf woody wren zara zion zen`);

/** Surnames common in Britain: beside a given name that is also a word, they make it a name. */
export const SURNAMES = setOf(`
  smith jones taylor brown williams wilson johnson davies robinson wright thompson evans walker roberts edwards hughes lewis
  jackson turner hill clarke clark cooper harris ward morris moore harrison king baker martin allen davis parker bennett james
  shaw price phillips richardson griffiths carter collins simpson bell adams murphy mitchell kelly foster stevens richards barnes hussain
  khan ali ahmed begum patel singh kaur miah shah malik iqbal akhtar chowdhury rahman okafor adeyemi mensah nowak kowalski wojcik popescu
  gray watson murray fraser campbell stewart macdonald mcdonald reid ross henderson graham hamilton kennedy scott anderson
  cox mills mason rogers hunt holmes palmer matthews gibson fisher barker powell knight butler webb rose stone fox dixon harvey pearson
  payne lawrence bailey bradley jenkins perry trelawny tregear pascoe penrose rowe retallick trewin mockford quill example`);
