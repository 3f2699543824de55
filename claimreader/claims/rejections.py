"""What rejections look like where the cue leaves them open: patterns of plain sentences, as in `contraries.py`."""

REFUTES = (
    # it is a lie; these attacks are garbage
    r"{they},? {be} {very}{untrue}(?!\w)",
    # this is not true; that was not his view
    r"{they}(?: {be}| does| did| do| has| have)? not {very}{borne_out}\b",
    # the Post's report about his visit was misleading; the tweets are lies
    r"{claim},? {be} {very}(?:{false}|{unfair})\b",
    r"[^.;]{{1,280}}(?:\b(?:and|but)|,) ?(?:that|this|it|which) (?:is|was) {ly}"
    r"(?:just )?(?:not true|not so|not the case|untrue|false|a lie)(?:$|[.,;!])",
    # the allegations do not hold water; neither claim is true
    r"(?:neither |no )?{claim},? (?:{be} |do |does |did )?not {very}{borne_out}\b",
    r"(?:neither|no|none of (?:the|these|those|his|her|their)) {claims} (?:{be} )?{borne_out}\b",
    r"{claim},? {have} {no} (?:basis|merit|foundation|truth|substance|factual)\b",
    # they had been widely discredited; none of it is true
    r"(?:{claim}|{they}),? {been} {ly}{refuted}\b",
    r"none of (?:it|this|that|them) {be} {borne_out}",
    # they falsely claim it; it says nothing of the sort; nothing that he said supports it; it does not match the facts
    r"[^.;]{{3,80}}(?<!by )\b{falsely} (?:that|(?:claim|stat|suggest|report|impl)\w+|says?|said)\b",
    r"[^.;]{{1,120}}\b(?:says?|said|does|did|shows?|means?|contains?) nothing of the (?:sort|kind)\b",
    r"not (?:an?|one) (?:single )?(?:\w+ )?(?:piece|shred|scrap|iota|bit|scintilla) of {grounds}\b",
    r"{own} (?:{have} )?never (?:saw|seen|found|had|received) (?:any )?(?:\w+ ){{0,3}}?{grounds}\b",
    r"nothing [^.;]{{0,40}}\b(?:supports?|backs?|suggests?|indicates?|confirms?|proves?|substantiates?)\b",
    r"[^.;]{{1,250}}\bnot (?:correspond to|reflect|match) (?:the )?(?:reality|truth|facts)\b",
    # there is no truth in it; there was no evidence; they found no proof
    r"there {been} {no} {grounds}\b(?! yet)",
    r"{it_has} {no} (?:basis|merit|foundation|truth|substance|factual)\b",
    r"{no} {grounds}(?: whatsoever)? (?:of|that|for|to|in)\b",
    r"(?:{own}|{body}|[a-z.]+(?: [a-z.]+){{0,3}}) (?:{have} )?(?:found|saw|seen|has|have|had) {no} {grounds}\b",
    # that is simply wrong
    r"that is {ly}wrong$",
    # contrary to his claim, ...; they do not agree with the report
    r"(?:quite |just |in fact )?(?:the |on the |it is the )?(?:exact |very |complete |polar |direct )?"
    r"(?:opposite|reverse|contrary)(?: (?:is|was) (?:true|the case))?(?=$|[.,;:!]| because\b)",
    r"(?:far|it is far) from it\b",
    r"contrary to (?:[\w'-]+ ){{0,8}}?{claims}\b",
    r"(?:[\w' ]{{1,40}} that )?{own} {do} not agree with (?:[\w'-]+ ){{0,6}}?{claims}\b",
    # it is not the monster that they make it out to be; it was never about money, as they say
    r"(?:(?!should\b)[\w',-]+ ){{1,20}}?(?:not|never)(?! just| only| merely) [^.;]{{1,120}}\b(?:that|as|than|like)"
    r" [^.;]{{1,80}}\b{makes_out}\b",
    # the record shows that it is not so
    r"[^.;]{{0,60}}\b(?:evidence|data|records?|facts|research) (?:suggests?|shows?|proves?|says?) (?:that )?"
    r"(?:this|that|it) (?:is|was) {very}(?:not true|not so|not the case|untrue|false|wrong)\b",
    # I totally reject that; he was exaggerating
    r"{own} {ly}(?:disagrees?|disagreed) with {claim}\b",
    r"(?:i|we) {ly}disagree\b",
    r"(?:{own}|{body}|the \w+) {ly}(?:rejects?|disputes?|rejected|disputed) (?:it|that|this|{claim})\b",
    r"{anybody}{been} exaggerating\b",
    r"{anybody}{have} overstated\b",
    r"{anybody}{been} not (?:telling the truth|(?:being )?(?:truthful|honest))\b",
    # they want for proof; they twist his words; they are meant to smear him
    r"{claim},? (?:lacks?|lacked) (?:any |all )?(?:merit|evidence|credibility|substance|basis|foundation|proof)\b",
    r"{anybody}(?:{have} )?{ly}{twisted} (?:[\w'-]+ ){{1,4}}?(?:{said}|{words})\b",
    r"{claim},? {been} (?:\w+ )?(?:part of |nothing (?:more|but) (?:than )?|just |merely )?(?:an? )?(?:\w+ )?{ploys}\b",
    r"{claim},? {been} {ly}(?:aimed at|(?:designed|intended|meant|concocted|orchestrated|calculated) to) {harming}",
    # responded with: a statement disputing the claims
    r"(?:an?|the|{possessive}) (?:\w+ )?{written}"
    r" {ly}(?:disputing|rejecting|dismissing|refuting|rebutting|contradicting)\b",
    r"stop lying|nothing could be further from the truth",
    # nonsense; not so; a fake
    r"(?:just |simply |complete |utter |all )?(?:not so|not true|untrue|nonsense|rubbish|an? (?:\w+ )?{fakes})"
    r"(?:$|[.!,]| from\b)",
    r"(?:(?:baloney|malarkey|hogwash|balderdash|bullshit)[.!]?|(?:garbage|propaganda|fake news|lies)[.!])$",
    # the finding refutes his excuse; the mayor is wrong to say so; they are getting the facts wrong
    r"[^.;]{{1,80}}\b(?:refute|contradict|disprove|debunk)(?:s|d|ed)? {claim}",
    r"(?!how |why |when ){anybody}{been} {very}(?:wrong|incorrect|mistaken) (?:to (?:say|claim|suggest)"
    r"|(?:for|in) (?:saying|claiming|suggesting)|about|on|in(?! part)|when|because)\b",
    r"{anybody}(?:{been} getting|got|gets?|{have} gotten) (?:the |his |her |its |their |our )?"
    r"(?:facts|story|history|numbers|figures|details) {very}wrong\b",
    # his words were misquoted; they do not have any evidence
    r"{uttered},? {been} {ly}{misread}\b",
    r"(?:{own}|{body}) {do} not (?:have|see|detect|find) (?:any |an? )?(?:\w+ ){{0,2}}?{grounds}s?\b(?! yet)",
    # his statement is false; the scene is entirely untrue
    r"(?!\w+ (?:claimed|said|says|told)\b){uttered},? {be} {very}{false}\b",
    r"(?:(?!(?:said|says|saying|called|claimed|told)\b)[\w',-]+ ){{1,25}}(?<!that )(?<!which )(?<!who ){be} {ly}"
    r"(?:untrue|false|not true|lies|baseless|nonsense|an? (?:\w+ )?{fakes})(?:$|[.,;!])",
    # she made up the story; he is peddling fiction
    r"(?![\w' ]{{0,40}}\b(?:may|might|could) ){anybody}(?:{have} )?(?:made up|fabricated|invented|concocted)"
    r" (?:it|that|this|{claim})\b",
    r"[^.;]{{0,80}}\b(?:peddl|spread|repeat)\w* (?:\w+ )?(?:fiction|lies|falsehoods|myths?)\b",
    # they made false accusations
    r"(?:(?!(?:to|who|that|which|when|if)\b)[\w.',-]+ ){{1,8}}?(?:made|makes?|spreads?|repeated|repeats?)"
    r"(?: \w+){{0,2}}? (?:false|baseless|unfounded|bogus|groundless|untrue) {claims}\b",
)
"""Rejections by their words alone: no other sign is asked."""
REJECTS = (
    r"{very}{false}[.!]$",
    # the findings refute what you said
    r"[^.;]{{1,80}}\b(?:refute|contradict|disprove|debunk)(?:s|d|ed)?"
    r" (?:the|that|this|th[eo]se|any|{possessive}|[\w.-]+'s)(?!\w)",
    r"(?!the ){very}(?:not true|not so(?! for)|untrue|nonsense|rubbish|fake news|lies|propaganda|false|{fakes})"
    r"(?:$|[.!,;]| {joins}\b)",
    # what he said is false
    r"what (?:[\w.'-]+ ){{1,5}}?(?:said|says|saying|wrote|claims?|claimed|told|reported|suggests?|suggested)\b"
    r"[^.;]{{0,80}}? {be} {very}(?:{false}|{unfair})\b",
    # you have it wrong
    r"(?:you|they|he|she|{body}) (?:{have}|got|gets?) (?:(?!done\b|nothing\b|anything\b)[\w'-]+ ){{1,4}}wrong"
    r"(?=$|[.,;!]| (?:about|on|in|when|again|here|there|because|and)\b)",
)
ABSURD = (
    r"{they},? {be} {very}(?:wrong|ridiculous|absurd|ludicrous|preposterous|laughable|distortion"
    r"|mischaracteri[sz]ation)\b(?! that| to\b)",
)
CALLED_FALSE = (
    r"(?:{modifier}){{0,4}}{false}$",
    r"(?:.*?\bas |(?:{object}|it|this|that) )?{very}{inexact}$",
    r"(?:(?:[^,;]*?\b(?:as|to be|is|was|are|were|an?)|{object}|it|this|that) )?{very}{untrue}",
    r".*?(?:{claims}|{utterances})(?: (?!{joins}\b)[\w-]+)? {very}{untrue}",
    r".*?{claim} (?:as )?{very}{unfair}\b",
)
