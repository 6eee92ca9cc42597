/**
 * Three-minute guides for adults, in our own words, each with its sources and what to do tomorrow. The
 * first six; the others stand in guides-more.data.ts. They explain and do not diagnose.
 */
import type { Guide } from './guide.ts'

export const FIRST_GUIDES: readonly Guide[] = [
  {
    id: 'masking',
    title: 'What masking is',
    line: 'Holding it together all day is work. It is paid for later, and elsewhere.',
    parts: [
      {
        heading: 'What you may see',
        words: [
          'A child who is quiet, polite and no trouble. They copy what others do, laugh when others laugh, and say “fine”. They never ask to leave, never ask for help, and hand in work that is just good enough. At ten past three they get into the car and it all comes out: tears, rage, silence, sleep.',
          'Many autistic people describe this as camouflaging: watching how others behave, hiding what would give them away (a movement, an interest, a fear), and pushing through. It is not lying, and it is often not a choice. It begins as a way to be safe.',
        ],
      },
      {
        heading: 'What it costs',
        words: [
          'In studies adults say that it leaves them exhausted, anxious and unsure who they are. A child cannot say so yet. You see it as headaches and stomach aches, as Sunday evenings, as school mornings that take longer and longer, and in the end as a child who cannot come in at all.',
          'So “we see no problem here” and “there is a problem at home” can both be true reports of one day. The school sees the effort, and the home sees the bill. Neither is the fault of the other.',
        ],
      },
      {
        heading: 'What helps',
        words: [
          'Fewer reasons to mask. A child who may doodle, rock, leave without asking and be wrong in private has less to hide. Praise for “coping so well” can tie the mask on tighter; thank them for telling you instead.',
          'Ask the people who see the other half of the day, and believe what they tell you. Put the two halves side by side on the same days: what was on at school, how the evening was. Patterns show within two or three weeks.',
          'An observer who comes for an hour sees the mask. Look for the small signs: the jaw, the hands, the empty lunch box, the toilet never used.',
        ],
      },
    ],
    tomorrow: [
      'Ask the family one question: how are the two hours after school?',
      'Choose one thing this child need no longer hide, and tell them privately that it is all right.',
      'Agree a way to say “not fine” without a word: a card, a pencil turned round, a hand on the desk.',
      'At the end of the day write down one small sign you saw. Do it for ten days.',
    ],
    sources: [
      {
        words:
          'Hull, L. and others (2017), “Putting on My Best Normal”: Social Camouflaging in Adults with Autism Spectrum Conditions. Journal of Autism and Developmental Disorders 47.',
      },
      {
        words:
          'Pearson, A. and Rose, K. (2021), A Conceptual Analysis of Autistic Masking: Understanding the Narrative of Stigma and the Illusion of Choice. Autism in Adulthood 3(1).',
      },
      { words: 'SEND Code of Practice (2015): listen to what parents tell you', row: 'code-6-20' },
    ],
  },
  {
    id: 'sensory-overload',
    title: 'Sensory overload',
    line: 'When ears, eyes and skin are full, nothing else gets in.',
    parts: [
      {
        heading: 'What happens',
        words: [
          'Most people’s brains turn the hum of a projector down by themselves. For some children it stays as loud as your voice. So do the label in the collar, the flicker of a tube, the smell of the hall, and thirty chairs. Each is bearable. Together they fill a bucket, and the drop that spills it can be very small.',
          'When it is full, thinking, speaking and hearing words are the first to go. The child may bolt, hide, hit out, cry, or go quite still and silent. They may look as though they are ignoring you. They are not.',
          'Others feel too little and go looking for more: they lean, chew, spin, crash, hum. Many do both, on different days or with different senses. Unusual reactions to sound, touch and light are part of how autism is recognised, and are common in other children too.',
        ],
      },
      {
        heading: 'What makes it worse',
        words: [
          'More input: talking, explaining, standing close, touching, eye contact, an audience, being followed. “Use your words” asks for the one thing that has gone.',
        ],
      },
      {
        heading: 'What helps',
        words: [
          'Before: find the loud places and times. It is nearly always the same few: arrival, assembly, the hall, changing rooms, the last half hour. Plan those, and the rest often looks after itself. Let the child sit with their back to a wall and a clear way to the door. Ear defenders, a hood or sunglasses are aids, not rewards, and are not to be earned.',
          'During: less. Fewer words, fewer people, lower light, more space. Say one short sentence, once. Wait longer than feels comfortable.',
          'After: rest, not questions. Coming down takes from twenty minutes to the rest of the day. Talk about it tomorrow, with a drawing, and ask what filled the bucket first.',
        ],
      },
    ],
    tomorrow: [
      'Stand where this child sits for two minutes, with your eyes shut. Write down every sound.',
      'Agree a signal for leaving, and where to go, before it is needed. Practise it on a good day.',
      'Take one thing out of the room: a buzzing light, a scented spray, a screen nobody watches.',
      'Next time, say five words or fewer, and count to twenty.',
    ],
    sources: [
      {
        words:
          'Robertson, C. and Baron-Cohen, S. (2017), Sensory Perception in Autism. Nature Reviews Neuroscience 18.',
      },
      {
        words:
          'NICE guideline CG170, Autism Spectrum Disorder in Under 19s: Support and Management: look at the surroundings, noise and light included.',
      },
      { words: 'Equality Act 2010: reasonable steps, and aids', row: 'eqa-20' },
    ],
  },
  {
    id: 'demand-avoidance',
    title: 'Demand avoidance',
    line: 'For some children “now put your shoes on” sets off an alarm, even when they want to go out.',
    parts: [
      {
        heading: 'What you may see',
        words: [
          'A request, and then a joke, an excuse, a question, a sudden illness, a long story, or a storm. It can be a big thing or a very small one, from a stranger or a much-loved person. It can even be something the child wants. On another day they do the same thing without a thought.',
          'Everybody avoids some demands. In a few children it is extreme and runs through the whole day. Elizabeth Newson described such children in a paper of 2003. Whether it is a condition by itself is disputed; that these children exist, and that ordinary firmness makes things worse for them, is not. You do not need to settle the name to change what you do.',
        ],
      },
      {
        heading: 'Why',
        words: [
          'The usual explanation is anxiety: losing control feels dangerous, and avoiding brings relief. So the alarm is loudest when the child is tired, overloaded or has been told what to do all day. Rewards and sanctions are demands too. They raise the stakes, and so the alarm.',
        ],
      },
      {
        heading: 'What helps',
        words: [
          'Lower the number. Ask yourself which demands matter today, for safety or for learning, and let the rest go, openly and on purpose. A child with five demands a day can often meet four.',
          'Change the shape. Wonder aloud (“I cannot work out how this goes”), offer two real choices, make it a game, begin it yourself and leave room to join. Use “the bell says” in place of “I say”. Give time: ask, then look away and walk off.',
          'Share the control. Let them choose the order, the place, the pen, the way out. Say “it is all right to say no, and then we will think of something”. Trust grows from promises kept, so make few.',
          'Keep the relationship when it goes wrong. Be the first to start again.',
        ],
      },
    ],
    tomorrow: [
      'Count your demands for one lesson, “please” and “sit up” included. Halve them.',
      'Take one instruction and turn it into a choice between two things you can live with.',
      'Ask the child, on a calm day, which demand they hate most. Drop it for a fortnight and see.',
      'Tell the other adults, so that they do not put it back.',
    ],
    sources: [
      {
        words:
          'Newson, E., Le Maréchal, K. and David, C. (2003), Pathological Demand Avoidance Syndrome: a Necessary Distinction within the Pervasive Developmental Disorders. Archives of Disease in Childhood 88(7).',
      },
      {
        words:
          'O’Nions, E. and others (2014), Development of the “Extreme Demand Avoidance Questionnaire” (EDA-Q). Journal of Child Psychology and Psychiatry 55(7).',
      },
    ],
  },
  {
    id: 'anxiety-and-avoidance',
    title: 'Anxiety and avoidance',
    line: 'He is not refusing school. He is keeping away from something. Find out what.',
    parts: [
      {
        heading: 'How it grows',
        words: [
          'Fear says: get away. Getting away brings relief, and relief teaches the body to get away sooner next time. So avoidance grows by itself. First it is assembly, then Tuesdays, then the gate, then the coat. Stomach aches and headaches are real: a frightened body makes them.',
          'That is half of it. The other half is that the fear often has a reason, and the reason is still there. Work that cannot be done, a corridor that hurts, a child who bullies, an adult who shouted, being found out as different. Walking somebody back into harm in small steps does not cure fear. It proves it right.',
        ],
      },
      {
        heading: 'Ask what the absence does',
        words: [
          'Researchers have long sorted it by what staying away does for the child: away from something that feels bad; away from being judged; towards a person they are worried about; towards something better elsewhere. Most children have more than one, and each asks for a different answer. Pressure and penalties answer none of them.',
          'Ask the child by drawing, by a map of the building in red, amber and green, or by cards to sort. “Why won’t you?” has no answer. “Which door is worst?” has.',
        ],
      },
      {
        heading: 'What helps',
        words: [
          'First repair what can be repaired, and say so to the child: “you were right, it was too loud, and this is what we have changed”. Then small steps that belong to the child, each with a way back. A step that is too big is information; go back one and write down what you learned.',
          'Keep the thread: one adult who sends a message that needs no reply, work that has no pile behind it, a place that is kept. Home stays a safe place, not a second classroom.',
          'Act in the first week. Weeks of waiting for a letter are weeks in which avoidance grows.',
        ],
      },
    ],
    tomorrow: [
      'Print a plan of the building and let the child colour it, at home if need be.',
      'Pick one red place and change it before anybody speaks of coming back.',
      'Choose the one adult, and have them write two lines that ask for nothing.',
      'Say to the family: we believe you, and we will not count this against him while we find out.',
    ],
    sources: [
      {
        words:
          'Kearney, C. and Silverman, W. (1990), A Preliminary Analysis of a Functional Model of Assessment and Treatment for School Refusal Behavior. Behavior Modification 14(3).',
      },
      {
        words:
          'Department for Education (2023), Summary of Responsibilities where a Mental Health Issue is Affecting Attendance.',
      },
      { words: 'Working Together to Improve School Attendance: adjustments', row: 'wtisa-send' },
    ],
  },
  {
    id: 'adhd-in-the-classroom',
    title: 'ADHD in the classroom',
    line: 'It is less about knowing what to do than about doing it at the right moment.',
    parts: [
      {
        heading: 'What it is',
        words: [
          'Children with ADHD are not short of attention. They have trouble steering it: starting, staying, stopping, waiting, holding three instructions in mind, feeling how much time has gone. Interest, urgency and novelty switch it on; importance alone does not. That is why the child who built a bridge for an hour cannot write a date. It looks like choice. It is how the brakes and the steering work.',
          'It shows in movement in some children. In others, many girls among them, there is none to see: they drift, lose things, work till midnight to hide it, and are told to try harder.',
          'By the age of ten such a child has been corrected far more often than others. Many have decided that they are bad.',
        ],
      },
      {
        heading: 'What helps',
        words: [
          'Put outside what is hard to hold inside. Steps on a card, ticked off. Time you can see: a sand timer, a strip that gets shorter. The next thing only, not the next five.',
          'Make it near. A word of thanks within a minute works; a reward on Friday does not. A quiet hand on the desk does more than a name across the room.',
          'Let movement be part of the work: standing desk, errands, a band on the chair legs, two breaks in a lesson before they are needed. Fiddling often means listening.',
          'Cut the copying. Give the date and title on a label, and mark what was thought, not how much was written. Start together for sixty seconds, then step back.',
          'Expect the same thing to be needed every day. It is an adjustment, like glasses. Taking it away when things go well is taking the glasses away because she can see.',
          'Some children take medicine. It wears off: ask when, and look at the timetable.',
        ],
      },
    ],
    tomorrow: [
      'Give one task as three steps on a card, and stand by for the first.',
      'Catch five good moments before the first correction. Say exactly what you saw.',
      'Give this child a job that means walking, half-way through the lesson.',
      'Move one conversation about behaviour out of earshot.',
    ],
    sources: [
      {
        words:
          'NICE guideline NG87, Attention Deficit Hyperactivity Disorder: Diagnosis and Management.',
      },
      {
        words:
          'Barkley, R. (1997), Behavioral Inhibition, Sustained Attention, and Executive Functions: Constructing a Unifying Theory of ADHD. Psychological Bulletin 121(1).',
      },
      { words: 'SEND Code of Practice (2015): teachers stay responsible', row: 'code-6-36' },
    ],
  },
  {
    id: 'autism-in-able-children',
    title: 'Autism in able children',
    line: 'Good marks and good manners can hide a great deal of hard work.',
    parts: [
      {
        heading: 'Why it is missed',
        words: [
          'They read early, know everything about something, argue like a lawyer and are never at a loss for words. So when they fall apart over a changed seat, people look for a reason in character. “He can do it when he wants to.” “She is bright enough to know better.”',
          'Ability and autism are separate things. A child may explain a black hole and not be able to ask for a pen. Skills go up and down with noise, tiredness and worry, so yesterday’s success is no proof about today. A special educational need is about needing something different from others, and a good mark does not settle that.',
        ],
      },
      {
        heading: 'Where it is hard',
        words: [
          'Unwritten rules: when to speak, what “nearly finished” means, that “would you like to” is an order. Group work. Free time. Change. Being wrong in public. Being told something that is not true, even kindly.',
          'Misunderstanding runs both ways. Damian Milton calls it the double empathy problem: autistic and other people find one another hard to read, and it is not all one side’s fault. You can meet half-way.',
        ],
      },
      {
        heading: 'What helps',
        words: [
          'Say what you mean, in full, and why. “Put your pens down now, because we are going in two minutes” is kinder than “right then”. Answer the question that was asked. If you made a mistake, say so; fairness matters more than almost anything.',
          'Tell them before: the supply teacher, the fire bell, the new seat. A photo and one line are enough.',
          'Use the interest. It is not a treat or a problem; it is the way in, and a place to rest.',
          'Plan break and lunch as carefully as lessons. A club, a job, a library table. Loneliness is not the same as wanting to be alone: ask.',
          'Watch for the quiet ones whose marks are fine and who have stopped eating, sleeping or laughing.',
        ],
      },
    ],
    tomorrow: [
      'Take one routine and write down the rule nobody ever says aloud. Give it to the child.',
      'Tell them about one change before it happens.',
      'Ask what the best and worst ten minutes of the week are. Believe the answer.',
      'Make one place at break where nobody has to talk.',
    ],
    sources: [
      {
        words:
          'Milton, D. (2012), On the Ontological Status of Autism: the “Double Empathy Problem”. Disability and Society 27(6).',
      },
      {
        words:
          'NICE guideline CG128, Autism Spectrum Disorder in Under 19s: Recognition, Referral and Diagnosis.',
      },
      {
        words: 'SEND Code of Practice (2015): what special educational needs are',
        row: 'code-6-15',
      },
    ],
  },
]
