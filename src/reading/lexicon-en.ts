import type { LexiconGroup } from './lexicon-group.ts';

/** English words that carry or turn feeling, and emoji, as of 2026-01. To extend: add to the group it belongs to and retrain. Phrases use `_` for the gap. */
export const englishLexicon: readonly LexiconGroup[] = [
  {
    role: 'feeling', valence: 3, fixed: true,
    words: `couldn't_be_better could_not_be_better couldn't_be_happier could_not_be_happier can't_be_better couldn't_ask_for_more could_not_ask_for_more couldn't_have_been_better can't_recommend_enough can_not_recommend_enough can't_recommend_it_enough
      cannot_recommend_it_enough can't_recommend_this_enough can't_recommend_them_enough can't_say_enough never_disappoints never_disappointed never_fails goat not_bad not_bad_at_all not_too_bad not_half_bad can't_complain cannot_complain can_not_complain no_complaints`,
  },
  { role: 'feeling', valence: -3, fixed: true, words: `don't_waste_your dont_waste_your do_not_waste_your don't_waste waste_of_money waste_of_time never_again not_worth_it nothing_but_trouble` },
  {
    role: 'feeling', valence: 3,
    words: `excellent amazing awesome fantastic wonderful perfect perfectly outstanding superb incredible brilliant exceptional flawless best phenomenal terrific fabulous delicious love_it loved_it highly_recommend second_to_none top_notch five_stars
      game_changer blew_me_away exceeded_my_expectations exceeded_expectations`,
  },
  {
    role: 'feeling', valence: 2,
    words: `good great nice lovely like likes liked love loves loved enjoy enjoyed enjoyable friendly helpful polite courteous attentive professional kind clean fresh tasty yummy comfortable cozy convenient easy fast quick quickly promptly prompt reliable affordable reasonable worth worthwhile recommend recommended impressed impressive satisfied pleased beautiful smooth smoothly efficient quality authentic favorite favourite cool neat solid well
      no_problems no_issues no_regrets never_regret doesn't_disappoint didn't_disappoint does_not_disappoint did_not_disappoint not_disappointed wasn't_disappointed won't_be_disappointed will_not_be_disappointed won't_regret nothing_but_good works_great well_done well_made resolved fixed_it will_be_back will_return come_back_again go_back_again fire dope lit slaps`,
  },
  { role: 'feeling', valence: 1, words: `fine decent okay alright works working better improved correct support agree fair cheap` },
  { role: 'feeling', valence: 2, emotion: 'joy', words: `happy glad delighted excited thrilled joy fun funny hilarious lol lmao haha hahaha yay hooray proud can't_wait cannot_wait can_not_wait congratulations congrats looking_forward cheers_to 😊 😀 😃 😄 😁 😆 😂 🤣 😍 🥰 😘 🎉 🥳 👍 ❤ 💕 💖 💗 ♥ 💯 🔥 👏 🙌 ✨ 🌹 😋 🤩 💪 😎 ☺ 🌟 🎊 😻 💐` },
  { role: 'feeling', valence: 2, emotion: 'gratitude', words: `thanks thank thank_you thankyou thx ty tysm grateful appreciate appreciated appreciative much_appreciated thankful bless 🙏` },
  {
    role: 'feeling', valence: -3, emotion: 'anger',
    words: `angry furious outraged outrageous infuriating livid scam scammed scammers fraud ripoff rip_off ripped_off stole stolen liar liars lied bullshit bs fuck fucking fucked asshole idiot idiots moron stupid pathetic ridiculous unacceptable inexcusable shame shameful unprofessional rude insulting insulted sue lawyer hate hated hates complain complaint fed_up had_enough sick_of wtf 😡 😠 🤬 👎 🖕`,
  },
  { role: 'feeling', valence: -2, emotion: 'anger', words: `annoying annoyed annoys frustrating frustrated frustration irritating irritated ignored ignoring unhelpful careless dishonest misleading false_advertising hell damn joke overcharged unfair bother 😤 😒 🙄` },
  {
    role: 'feeling', valence: -3, emotion: 'disappointment',
    words: `disappointed disappointing disappointment terrible awful horrible worst useless worthless garbage trash crap rubbish waste_of never_buy never_order never_come_back not_worth regret regretted let_down letdown avoid stay_away dreadful abysmal lousy sucks sucked heartbroken devastated unusable 💔`,
  },
  { role: 'feeling', valence: -2, emotion: 'disappointment', words: `bad poor poorly sad unhappy upset sorry_to_say unfortunately underwhelming mediocre bland overpriced unsatisfied dissatisfied lacking lacks miss crying cry alone lonely depressed depressing hurts painful nothing_special meh no_help no_response no_reply still_waiting 😞 😔 😢 😭 😟 🙁 ☹ 😕 😩 😫 😥 😓 😿` },
  {
    role: 'feeling', valence: -2,
    words: `broken broke defective damaged faulty failed fails failure crash crashes crashed crashing bug buggy glitch error slow slowly late delayed delay delays missing lost wrong incorrect mistake dirty filthy stained cold stale soggy undercooked overcooked burnt salty tasteless noisy loud uncomfortable cramped expensive cheaply fake counterfeit problem problems issue issues trouble cancel cancelled refund doesn't_work does_not_work didn't_work not_working stopped_working won't_turn_on unreliable inconvenient confusing difficult impossible leak leaking smell smells smelly uncaring sloppy cheated worse weak tired_of tough shouldn't_have`,
  },
  { role: 'feeling', valence: -3, emotion: 'disgust', words: `disgusting disgusted gross nasty yuck ew eww vile revolting repulsive sickening creepy cockroach cockroaches bugs_in 🤢 🤮 💩` },
  { role: 'feeling', valence: -2, emotion: 'fear', words: `afraid scared scary terrified terrifying frightened frightening worried worry worries anxious nervous panic concerned dangerous unsafe fear horror 😨 😰 😱 😖` },
  { role: 'feeling', valence: 0, emotion: 'surprise', words: `surprised surprising surprisingly surprise shocked shocking unexpected unexpectedly wow omg whoa unbelievable unbelievably astonished astonishing no_way 😮 😲 😯 🤯 😳` },
  {
    role: 'feeling', valence: 2,
    words: `delightful charming gorgeous stunning superbly beautifully spotless immaculate tidy quiet peaceful spacious roomy generous filling flavorful flavourful juicy crispy tender mouthwatering scrumptious heavenly divine refreshing knowledgeable considerate thoughtful welcoming hospitable gracious respectful responsive accommodating trustworthy honest dependable durable sturdy robust lightweight handy useful versatile intuitive user_friendly seamless effortless hassle_free painless
      bargain good_value great_value value_for_money reasonably_priced exactly_as_described as_advertised on_time ahead_of_schedule above_and_beyond went_the_extra_mile top_class world_class first_class first_rate stellar magnificent marvelous marvellous splendid remarkable extraordinary memorable unforgettable must_try must_buy must_have gem hidden_gem winner cheerful sorted thumbs_up well_worth gripping engaging insightful informative inspiring captivating touching moving page_turner`,
  },
  {
    role: 'feeling', valence: -2,
    words: `flimsy shoddy tacky crappy subpar sub_par substandard inferior inadequate insufficient incompetent clueless inept unreliable unstable unresponsive laggy sluggish freezes frozen freezing_up malfunction malfunctioned malfunctioning cracked scratched dented torn ripped ripping shattered rusty moldy mouldy musty stinky stinks stench rotten rancid spoiled expired greasy oily rubbery chewy dry overly_sweet inedible flavorless flavourless unappetizing watery lukewarm burned raw tiny skimpy stingy pricey costly overcharge hidden_fees hassle nightmare chaos chaotic disorganized disorganised unorganized mess messy sticky grimy run_down rundown outdated shabby
      drafty thin_walls unsanitary unhygienic hair_in wrong_item wrong_size wrong_order never_arrived never_came not_delivered not_received no_show no_refund no_answer nobody_answers no_one_answers on_hold waste wasted pointless boring dull tedious predictable shallow cliched repetitive poorly_written unwatchable unreadable downhill gone_downhill worsened deteriorated falls_apart fell_apart fall_apart came_apart out_of_order out_of_stock short_staffed understaffed inattentive dismissive condescending evasive`,
  },
  { role: 'feeling', valence: -3, emotion: 'anger', words: `seething fuming enraged infuriated infuriates pissed pissed_off disrespectful disrespected appalling appalled disgrace disgraceful daylight_robbery robbery robbed swindle swindled conned con_artist con_artists crooks crook thieves thief theft despicable deceitful deceived deceptive shady bait_and_switch extortion criminal scumbag jerk jerks bastard bastards bloody_joke what_a_joke how_dare incompetence disgracefully outrageously lying to_speak_to_your_manager reporting_you report_you` },
  { role: 'feeling', valence: -2, emotion: 'disappointment', words: `saddened saddening sadness heartbreaking heartbreak tragic tragedy grief grieving mourn mourning miserable misery gloomy hopeless helpless despair tears teary sobbing sob weep weeping hurt ashamed embarrassed embarrassing guilty regretful remorse apologies apologize rip condolences sorry_for_your_loss disheartening disheartened dismayed dismay gutted bummed bummer discouraged discouraging pity let_me_down disappoints expected_better expected_more` },
  { role: 'feeling', valence: -2, emotion: 'fear', words: `fearful fearing dread dreading dreaded nightmares creeped_out freaked_out freaking_out freaks_me_out petrified alarmed alarming uneasy anxiety stressed stressful paranoid threat threatening threatened risky hazardous hazard spooky chilling worries_me worried_about afraid_of scares scares_me terrifies trembling shaking` },
  { role: 'feeling', valence: -3, emotion: 'disgust', words: `disgusts repulsed repulsive nauseating nauseous nausea puke puked vomit vomiting barf filth icky grossed_out sick_to_my_stomach abhorrent loathsome foul putrid maggots maggot roach roaches rats mouse_droppings bed_bugs bedbugs` },
  { role: 'feeling', valence: 0, emotion: 'surprise', words: `astounded astounding stunned startled baffled bewildered perplexed puzzled flabbergasted speechless dumbfounded mind_blown mind_blowing jaw_dropping who_knew didn't_expect did_not_expect never_expected wasn't_expecting can't_believe cannot_believe couldn't_believe never_knew no_idea out_of_nowhere to_my_surprise plot_twist` },
  { role: 'feeling', valence: 2, emotion: 'joy', words: `joyful joyous cheerful overjoyed ecstatic elated blissful bliss blessed grinning smiling giggle giggling laughing laughed cracks_me_up made_my_day makes_my_day so_happy love_this love_you adore adorable cute sweet precious heartwarming wholesome relieved relief stoked hyped pumped woohoo woot hurray hooray bravo_team celebrate celebrating party_time` },
  { role: 'doubt', words: `yeah_right sure_buddy thanks_for_nothing thanks_a_lot_for great_job_ruining oh_great just_great 🙂 🙃 👏👏 slow_clap as_if` },
  { role: 'reversal', words: `/s not! said_no_one_ever` },
  { role: 'negator', words: `not no never n't cannot can't won't don't doesn't didn't isn't wasn't aren't weren't wouldn't couldn't shouldn't haven't hasn't hadn't ain't dont doesnt didnt isnt wasnt arent werent wouldnt couldnt shouldnt cant wont havent hasnt hadnt without neither nor nothing nobody none lack_of free_of far_from anything_but failed_to refuse_to` },
  { role: 'softener', words: `hardly barely not_very not_really not_that not_so not_too not_particularly isn't_very wasn't_very n't_very isn't_that wasn't_that not_as scarcely rarely not_exactly less` },
  { role: 'degree', factor: 1.5, words: `very really so extremely incredibly absolutely totally completely super highly too truly utterly insanely always most particularly especially damn_well` },
  { role: 'degree', factor: 0.6, words: `slightly somewhat a_bit a_little fairly kind_of kinda sort_of sorta mildly relatively pretty_much quite` },
  { role: 'contrast', words: `but however yet except sadly still_though` },
  { role: 'concession', words: `although though even_though despite while in_spite_of` },
  { role: 'inert', words: `not_only not_just not_to_mention no_problem no_worries no_matter no_doubt no_longer_than excuse_me good_morning good_afternoon good_evening good_day good_night good_bye goodbye would_like i'd_like like_to kind_regards best_regards well_as as_well how_much is_there feel_like looks_like look_like something_like kind_of_food too_late free_parking free_cancellation cancellation refund_policy return_policy recommend_a recommend_any quick_question cheap_restaurant cheap_hotel expensive_restaurant` },
  { role: 'asking', words: `what what's when where where's which who whose how how's how_much how_many what_time how_long how_late can_you can_i can_we could_you could_i could_we do_you does_it does_the is_there are_there is_it is_this is_the are_you may_i will_you would_you do_i i_need_to_know i'd_like_to_know i_was_wondering please_let_me_know please_tell_me tell_me i'm_looking_for i_am_looking_for i_would_like_to i'd_like_to` },
];
