import type { Bilingual, ObjectionCause } from '../../domain/index.ts';

/** How to answer an objection of one cause. */
export interface ObjectionAdvice {
  /** Stable name of the technique, for success rates. */
  readonly technique: 'divide' | 'todays-cost' | 'show-proof' | 'small-step' | 'compare-openly' | 'try-it' | 'equip-the-messenger' | 'keep-what-works' | 'step-back';
  /** What to do, in a sentence. */
  readonly how: Bilingual;
  /** Words to start from. */
  readonly example: Bilingual;
  /** Asks whether this is the point, before it is answered. */
  readonly confirm: Bilingual;
}

export const objectionAdvice: Readonly<Record<ObjectionCause, ObjectionAdvice>> = {
  price: {
    technique: 'divide',
    how: {
      zh: '先让对方看清得到什么，再把差额摊到每次使用上；要让就一小步一小步让，每一步都换回一样东西。',
      en: 'Make plain what they get, then spread the difference over each use. If you give way, do it in small slices and get something for each.',
    },
    example: {
      zh: '和便宜那款差三百，按用五年算一天不到两毛，换来的是坏了第二天就有人上门。这一点对您有用吗？',
      en: 'The gap to the cheaper one is thirty pounds, about a penny a day over its life, and for that somebody comes the next day when it breaks. Is that worth anything to you?',
    },
    confirm: { zh: '除了价钱，别的您都满意，是吗？', en: 'Apart from the price, is it what you want?' },
  },
  'no-need': {
    technique: 'todays-cost',
    how: { zh: '不讲产品，先请对方说说现在怎么做、哪一步最费劲；确实用不上就坦白说用不上。', en: 'Leave the product aside. Ask how they manage today and which part is a nuisance; when there is none, say so.' },
    example: { zh: '您现在这样用着挺顺，那我就不劝了。只问一句：一个月里有没有哪一回，它让您着过急？', en: 'If it serves you well, keep it. Just tell me: was there a day last month when it let you down?' },
    confirm: { zh: '是完全用不上，还是眼下这套还够用？', en: 'Is it of no use to you at all, or does what you have still do?' },
  },
  'no-trust': {
    technique: 'show-proof',
    how: { zh: '不辩解，把能查的摆出来：合同、资质、可以打电话问的老客户；上一家伤人的那一点，单独写进约定。', en: 'Do not argue. Show what can be checked: the contract, the licence, a customer they may ring. Put in writing the very point that hurt them last time.' },
    example: { zh: '换我也会这么想。营业执照和三位老客户的电话在这儿，您先核；上回吃亏的那一条，我们写进合同再签。', en: 'I would think the same. Here are our registration and three customers you may call. What went wrong last time goes into the contract before you sign.' },
    confirm: { zh: '您最不放心的是钱、是人，还是以后没人管？', en: 'What worries you most: the money, the people, or being left alone afterwards?' },
  },
  'not-now': {
    technique: 'small-step',
    how: { zh: '弄清在等什么；等得有理就约好日子、到时主动联系，等待有代价就把代价算给对方看。', en: 'Find out what they are waiting for. If it makes sense, agree on a day and be the one who calls; if waiting costs them, show the sum.' },
    example: { zh: '明白，考完再定。那我六月十号给您打电话，在那之前一次都不打扰，您看行吗？', en: 'After the exams, then. I shall ring on the tenth of June and not once before. Would that suit you?' },
    confirm: { zh: '等的这件事定了，您就会办，还是另有顾虑？', en: 'Once that is settled, would you go ahead, or is there something else?' },
  },
  competitor: {
    technique: 'compare-openly',
    how: { zh: '不说别家坏话，一项一项并排比，先认对方的长处，再讲我们不同的那一点值不值。', en: 'Speak well of them. Put both side by side, grant what is better there, and ask whether our difference is worth it.' },
    example: { zh: '那家确实便宜，安装和两年上门不在里面，单算要四百。把这两项加上，咱们再看差多少。', en: 'They are cheaper, true. Fitting and two years of visits are not in it; add those, and let us look at the gap again.' },
    confirm: { zh: '要是条件一样，您会选哪家？为什么？', en: 'If the terms were the same, whom would you choose, and why?' },
  },
  'product-doubt': {
    technique: 'try-it',
    how: { zh: '让它在对方的条件下试：带自己的料、走自己的路、用自己的数据；做不到的地方先说清楚。', en: 'Let it be tried under their conditions: their material, their road, their data. Say first what it cannot do.' },
    example: { zh: '您那个坡确实比一般的陡。车您开回去，就走那条路，上不去我们这单不做。', en: 'Your hill is steeper than most. Take it home and drive it there; if it fails, there is no sale.' },
    confirm: { zh: '如果当着您的面试成了，这一条算过了吗？', en: 'If you saw it work with your own eyes, would that settle it?' },
  },
  authority: {
    technique: 'equip-the-messenger',
    how: { zh: '帮带话的人把话带好：一页纸写明用处、价钱、风险；能见拍板的人就约一次。', en: 'Help the one who carries the message: one page with use, price and risk. If the decider can be met, arrange it.' },
    example: { zh: '该商量。我把几个要点写成一页，您爱人可能会问的三个问题也附上；她愿意的话，我们一起通个电话。', en: 'Quite right to ask. I shall put it on one page with the three questions your partner is likely to have; and if you like, we speak together.' },
    confirm: { zh: '您自己是觉得合适的，只差他点头，对吗？', en: 'You like it yourself, and only their word is missing?' },
  },
  habit: {
    technique: 'keep-what-works',
    how: { zh: '先认旧办法的好，只换最麻烦的一小步，旧的留着随时能回去。', en: 'Grant what is good in the old way. Change only its most tiresome step, and keep the way back open.' },
    example: { zh: '老办法用了二十年，自有道理。账您照旧记本子，我们只替您把月底对账这一步省掉，不顺手就停。', en: 'Twenty years on paper is no accident. Keep your book; we only take the sums at the end of the month off you, and stop if you dislike it.' },
    confirm: { zh: '要是原来的做法一点不变，只省掉最烦的那一步，您愿意试吗？', en: 'If everything stayed as it is, and only the most tiresome step went, would you try?' },
  },
  mood: {
    technique: 'step-back',
    how: { zh: '生意先放下，回应这个人的处境，帮一件眼前的小事；时机由对方定，必要时换个人。', en: 'Put business aside. Answer the person, help with one small thing at hand; let them name the time, and send somebody else if it is us.' },
    example: { zh: '今天您够累了，别的不说。先给您倒杯水，您歇着，想聊的时候叫我一声。', en: 'You have had quite a day, so not another word. Let me get you some water; call me when you feel like it.' },
    confirm: { zh: '是今天不凑巧，还是我们哪里让您不舒服了？', en: 'Is it just a bad day, or is it something we did?' },
  },
};
