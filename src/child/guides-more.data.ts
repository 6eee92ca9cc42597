/** The other six guides for adults: language, dyslexia, trauma, behaviour, girls, after an exclusion. */
import type { Guide } from './guide.ts'

export const MORE_GUIDES: readonly Guide[] = [
  {
    id: 'speech-and-language-under-stress',
    title: 'Speech and language under stress',
    line: 'When a child cannot find the words, asking louder does not help them look.',
    parts: [
      {
        heading: 'What is often missed',
        words: [
          'About two children in a class of thirty have a language disorder: they find it hard to understand or to use words, and it lasts. Most of them sound ordinary. They chat, they nod, they copy the child beside them. What is missed is that they catch half of a long sentence, lose the order of a story, and take a joke for a threat.',
          'Among children known for their behaviour, many have trouble with language that nobody has looked for. If a child cannot follow the question “what happened, who started it, and how do you think she felt?”, their shrug is an honest answer.',
          'Stress takes words from everybody. From these children, and from many autistic children, it takes nearly all. Some cannot speak at all in certain places, though they talk freely at home. That is not a choice, and coaxing or rewarding speech makes it harder.',
        ],
      },
      {
        heading: 'What helps',
        words: [
          'Say less and wait longer. One idea in each sentence, in the order in which things will happen: “first coats, then the bus”, not “before we get on the bus, make sure...”. Then count to ten in silence. Most adults wait for one second.',
          'Show it. A drawing, an object, a finger pointing at the clock. Stick figures with speech bubbles tell what happened better than an interview, and show you where the misunderstanding was.',
          'Check by doing, not by asking. “Do you understand?” gets a yes. “What will you do first?” tells you.',
          'Offer another way to answer: yes and no cards, thumbs, a choice of three, writing, typing, showing.',
          'After trouble, wait until tomorrow. Words come back last.',
          'If you have not seen how a child manages with language, ask for a speech and language therapist before you ask for a sanction.',
        ],
      },
    ],
    tomorrow: [
      'Give one instruction in ten words or fewer. Count to ten before you say it again, the same way.',
      'Draw the next thing that goes wrong, with the child, a day later.',
      'Find out whether anybody has checked this child’s understanding of language.',
      'Put a “help” card on the desk, so that asking needs no words.',
    ],
    sources: [
      {
        words:
          'Norbury, C. and others (2016), The Impact of Nonverbal Ability on Prevalence and Clinical Presentation of Language Disorder. Journal of Child Psychology and Psychiatry 57(11).',
      },
      {
        words:
          'Bishop, D. and others (2017), Phase 2 of CATALISE: Terminology. Journal of Child Psychology and Psychiatry 58(10).',
      },
      {
        words:
          'Hollo, A., Wehby, J. and Oliver, R. (2014), Unidentified Language Deficits in Children with Emotional and Behavioral Disorders: a Meta-analysis. Exceptional Children 80(2).',
      },
    ],
  },
  {
    id: 'dyslexia-beyond-spelling',
    title: 'Dyslexia beyond spelling',
    line: 'Reading slowly is what you see. Being tired, late and ashamed is what they feel.',
    parts: [
      {
        heading: 'What it is',
        words: [
          'Dyslexia is a lasting difficulty in learning to read and spell words accurately and quickly. It comes at every level of ability, it runs in families, and it goes from mild to severe without a sharp line. Hearing the sounds inside words, holding sounds in mind, and naming things at speed are the parts that are usually weak.',
          'Those same parts do other work too. So the child may also lose a spoken list after two items, mix up left and right, forget the times tables they knew last night, find it hard to copy from the board, and know what they think but not how to get it onto paper.',
        ],
      },
      {
        heading: 'What it does to a day',
        words: [
          'Every lesson is a reading lesson. A bright child may spend the whole of their strength on the words and have none left for the thought. By the afternoon they are worn out. Many get clever at hiding it: the lost book, the trip to the toilet before reading aloud, the joke, the fight. It is easier to be called bad than slow.',
          'Worry and low mood often go with it. The help that lasts is skilled teaching of reading, little and often; what keeps the child going meanwhile is not being shamed.',
        ],
      },
      {
        heading: 'What helps',
        words: [
          'Never make them read aloud without having said yes beforehand. Do not have classmates mark their spelling.',
          'Separate knowing from writing. Let them say it, record it, type it, draw it, or tell it to somebody who writes. Mark what was meant.',
          'Give them the page: on paper, in a clear type, before the lesson, with the words they will meet. Text read by a machine is reading too.',
          'Say things in small pieces and leave them up. Homework is given as a printed line or a photo, never dictated at the bell.',
          'Let extra time be ordinary. If they use it every day in class, it can be asked for in examinations.',
        ],
      },
    ],
    tomorrow: [
      'Hand out what you would have had them copy.',
      'Ask one child to tell you the answer instead of writing it. Compare the two.',
      'Take two minutes to ask: what do you do to hide it? Say thank you.',
      'Give back one piece of work with comments on the thinking and none on the spelling.',
    ],
    sources: [
      {
        words:
          'Rose, J. (2009), Identifying and Teaching Children and Young People with Dyslexia and Literacy Difficulties. Department for Children, Schools and Families.',
      },
      {
        words: 'Snowling, M. (2019), Dyslexia: A Very Short Introduction. Oxford University Press.',
      },
      { words: 'SEND Code of Practice (2015): watch every pupil’s progress', row: 'code-6-17' },
    ],
  },
  {
    id: 'trauma',
    title: 'Trauma',
    line: 'A body that has learned danger answers to small signs of it, long after it is over.',
    parts: [
      {
        heading: 'What it does',
        words: [
          'After something frightening, most children recover with safe people round them. When it was too much, went on too long, or came from somebody who should have kept them safe, the alarm can stay switched on. A slammed door, a smell, a hand held out too fast, a Tuesday: and the body is back there, with no picture and no words.',
          'Then you see fight (hitting, shouting, “no”), flight (running, hiding, the toilet), freeze (blank, sleepy, “not listening”), or a child who agrees with everything. These are not decisions. Reasoning with somebody whose alarm is ringing does not work, because the part that reasons is not in charge.',
          'You may never be told what happened, and you do not need to know in order to be kind. School itself can have been the place: restraint, shaming, being shut in a room, months of bullying.',
        ],
      },
      {
        heading: 'Do not guess',
        words: [
          'The same signs come with autism, ADHD, pain and grief. A child can have several at once. “It must be the home” has hurt many families. Keep to what you see, and pass any worry about safety to the safeguarding lead on the same day.',
        ],
      },
      {
        heading: 'What helps',
        words: [
          'Safe first: the same person, the same seat, the same words at the door. Tell what happens next, and stand where they can see you. Ask before you touch.',
          'Then together: your own calm is the tool. Slow voice, low body, at an angle, not in the doorway. “You are safe. I am here. Nothing has to happen now.”',
          'Then, later, talk. Not about blame, but about what the alarm heard.',
          'When a promise has to be broken, say so yourself, before. When you were wrong, say sorry. To a child who expects adults to go, one repair is worth a term of stickers.',
          'Look after the adults too. Nobody lends calm who has none.',
        ],
      },
    ],
    tomorrow: [
      'Meet this child at the door with the same five words, every day for a fortnight.',
      'Find the two moments of the day that are hardest to foresee, and tell them before.',
      'Look at your consequences. Which of them mean being alone, watched or shut in?',
      'Decide who takes over from you when you need to breathe.',
    ],
    sources: [
      {
        words: 'Perry, B. and Szalavitz, M. (2006), The Boy Who Was Raised as a Dog. Basic Books.',
      },
      {
        words:
          'Bombèr, L. (2007), Inside I’m Hurting: Practical Strategies for Supporting Children with Attachment Difficulties in Schools. Worth Publishing.',
      },
      { words: 'NICE guideline NG116, Post-traumatic Stress Disorder.' },
    ],
  },
  {
    id: 'behaviour-as-communication',
    title: 'Behaviour as communication',
    line: 'Ask what it says before you ask how to stop it.',
    parts: [
      {
        heading: 'The idea',
        words: [
          'Ross Greene puts it in six words: kids do well if they can. If a child is not doing well, something stands in the way: a need that is not met, or a skill that is not there yet. Waiting, shifting from one thing to the next, bearing a noise, asking for help, losing a game, reading a face: each of these is a skill. Nobody learns one by being punished for not having it.',
          'A sanction can stop something for an afternoon. It cannot teach. If the same child is in the same detention for the same thing in the fifth week, the sanction has been tested, and it has failed.',
        ],
      },
      {
        heading: 'How to listen to it',
        words: [
          'Write three things, plainly. Before: where, who, what had just been asked, how loud, how long since food or rest. What happened: what a camera would have seen. After: what adults did, what the child got or got away from.',
          'Do this ten times and lay them side by side. A pattern nearly always appears: the same hour, the same kind of task, the same corridor, one gesture. Look at good days too. What was different about those is your plan.',
          'Ask the child, on another day: “I have noticed that it is hard when writing starts. What’s up?” Then be quiet. The first answer is rarely the whole.',
          'The SEND Code says it in its own way: withdrawn or challenging behaviour may have something underneath. So look.',
        ],
      },
      {
        heading: 'What helps',
        words: [
          'Change what comes before. It is quicker than changing a child.',
          'Teach the missing skill when all is calm, and find something that says the same thing safely: a card in place of a thrown chair.',
          'Keep everyone safe, and keep the child’s face. Put right together what was broken.',
          'Say “we do not know yet” when you do not. It is an open question, and a better one than a wrong answer.',
        ],
      },
    ],
    tomorrow: [
      'Choose one thing that happens every week. Write the three things each time, for two weeks.',
      'In the log, replace one word of judgement by what a camera would have seen.',
      'Ask the child one “what’s up?” and wait for a whole minute.',
      'Change one thing that comes just before.',
    ],
    sources: [
      {
        words:
          'Greene, R. (2008), Lost at School: Why Our Kids with Behavioral Challenges Are Falling Through the Cracks and How We Can Help Them. Scribner.',
      },
      { words: 'SEND Code of Practice (2015): what may lie underneath', row: 'code-6-32' },
      {
        words: 'Equality Act 2010: treatment for something that arises from a disability',
        row: 'eqa-15',
      },
    ],
  },
  {
    id: 'girls-who-are-missed',
    title: 'Girls who are missed',
    line: 'She is not in trouble. That is why nobody has looked.',
    parts: [
      {
        heading: 'Why',
        words: [
          'For a long time autism and ADHD were described from boys, and adults learned to look for what boys do. When researchers went to look among everybody, and not only among those already diagnosed, they found about three autistic boys to one girl, where clinics had seen four or more. Many girls are found late, or when something else has already gone wrong: anxiety, not eating, hurting themselves, not coming in.',
          'This is not only about girls. Quiet boys are missed in the same way, and so are children who are not white, who are in care, or whose English is new, when what they do is put down to something else.',
        ],
      },
      {
        heading: 'What it can look like',
        words: [
          'One best friend, held very tightly, and despair when she is ill. Or moving from group to group and never staying. On the playground she is near the others, so from a distance she seems to be in; close by you see that she follows and copies, half a second late.',
          'Interests that look ordinary, horses or a band or a book, but are total. Being very good, very tidy, very sorry. Homework that takes four hours because it has to be perfect, or that is lost every time. Chatter, doodling, dreaming; or a mind that never rests inside a body that sits quite still.',
          'At home: collapse. “She is never like that here” is then not a contradiction. It is the finding.',
        ],
      },
      {
        heading: 'What helps',
        words: [
          'Listen to the mother, and to the girl. Women who were diagnosed as adults say, again and again, that they knew something and were told that they were shy, anxious or dramatic.',
          'Look where it shows: changing rooms, group work, lunch, the bus, the night. Compare what it costs her with what it costs others, not only what she hands in.',
          'Do not wait for a name. Quiet, warning, permission to be wrong and somewhere to go at lunch need no diagnosis.',
          'Teach what is nearly never taught to good girls: how to say no, and that she need not do what a friend demands. Girls who copy in order to be liked are easy to hurt.',
        ],
      },
    ],
    tomorrow: [
      'Think of the quietest child in your class. Watch her for one break.',
      'Ask at home: how long does homework take, and what happens before school?',
      'Let one piece of work be “good enough”, and say when to stop.',
      'If what you hear fits, write it down with days, and take it to the SENCO.',
    ],
    sources: [
      {
        words:
          'Loomes, R., Hull, L. and Mandy, W. (2017), What Is the Male-to-Female Ratio in Autism Spectrum Disorder? Journal of the American Academy of Child and Adolescent Psychiatry 56(6).',
      },
      {
        words:
          'Bargiela, S., Steward, R. and Mandy, W. (2016), The Experiences of Late-diagnosed Women with Autism Spectrum Conditions. Journal of Autism and Developmental Disorders 46.',
      },
      {
        words:
          'Dean, M., Harwood, R. and Kasari, C. (2017), The Art of Camouflage: Gender Differences in the Social Behaviors of Girls and Boys with Autism Spectrum Disorder. Autism 21(6).',
      },
    ],
  },
  {
    id: 'after-an-exclusion',
    title: 'After an exclusion',
    line: 'The first ten minutes back decide a great deal. Plan them.',
    parts: [
      {
        heading: 'What the child comes back with',
        words: [
          'Shame, most of all, whatever it looks like. Everyone knows. The work has moved on, the friends have a new joke, and the place where it went wrong is still there. Some come in loud, because loud hurts less. Some cannot get out of the car.',
          'Children with special educational needs are suspended and excluded far more often than others; Edward Timpson’s review for the government in 2019 set that out. Sometimes the behaviour was already explained in a plan that somebody had not read.',
        ],
      },
      {
        heading: 'Before they come back',
        words: [
          'Ask the question the guidance asks: was a need not met, was an adjustment missing, should there be an assessment or an early review? If the answer is yes, something has to change before Monday, or the same thing will happen again.',
          'Find out what happened from the child too, by drawing or by a person they trust. A meeting to come back is for planning, not for a second telling-off. A child should not be kept out because a parent cannot come to it.',
          'Remember that being sent home “to cool off” without it being recorded is an unofficial exclusion, which is not lawful, even when a parent agrees.',
        ],
      },
      {
        heading: 'The first week',
        words: [
          'One adult, chosen by the child, meets them at a quiet door at a quiet time. “I am glad you are here.” Nothing about it in public, then or later.',
          'Show the change: “we have moved your seat, and this is your card”. A child who sees that adults have altered something can believe in a fresh start.',
          'Take care of the work: what matters, what can go, and half an hour of help. Do not let them come back to a pile.',
          'Repair with whoever was hurt, when both are ready, with somebody in between. Adults repair too. If one of us got it wrong, we say so.',
          'Expect a wobble in the second week. It does not mean that it has failed. Go back to the plan and change one thing.',
        ],
      },
    ],
    tomorrow: [
      'Name the adult, the door and the time, and tell the child today.',
      'Write down what will be different, in three lines, and give it to everyone who teaches them.',
      'Cross out half of the missed work.',
      'Put a day in the diary, two weeks on, to look at what helped.',
    ],
    sources: [
      {
        words: 'Timpson, E. (2019), Timpson Review of School Exclusion. Department for Education.',
      },
      { words: 'Exclusions guidance: ask about needs first', row: 'excl-send' },
      { words: 'Exclusions guidance: unofficial exclusion', row: 'excl-informal' },
    ],
  },
]
