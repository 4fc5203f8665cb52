"""Sections 3 and 4 of VERIFY.md: what the leaves alone tell of the acts, without folding them."""


class Unsound(Exception):
    """What is wrong, and in which section of VERIFY.md that stands."""


def need(holds, fault):
    if not holds:
        raise Unsound(fault)


def is_number(value):
    return isinstance(value, int) and not isinstance(value, bool) and 0 <= value < 2**53


#: The acts that are sealed: always, or where they have a field (section 2).
SEALED = {"contribute": None, "take-point": "confidential", "break-silence": "sealed"}


def opened_and_erased(leaves):
    """The entries whose bodies were opened, and those whose bodies were erased (section 3)."""
    opened, erased, contributions = set(), set(), []
    for number, leaf in enumerate(leaves):
        act, f = leaf["act"], leaf["f"]
        if act in ("open-sealed", "erase"):
            entry = f.get("entry")
            need(is_number(entry) and entry < number, f"3: entry {number} names none before it")
            need(act != "erase" or "second" in leaf, f"3: entry {number} is by one officer")
            (opened if act == "open-sealed" else erased).add(entry)
        elif act == "contribute":
            contributions.append({**f, "entry": number, "withdrawn": False, "signed": {leaf["by"]}})
        elif act == "publish-contributions":
            for one in contributions:
                signed = len(one["signed"]) >= one.get("signatures", 0)
                kept = one["withdrawn"] or one["consent"] == "secretariat-only"
                if one["call"] == f.get("call") and signed and not kept:
                    opened.add(one["entry"])
        elif is_number(f.get("contribution")) and f["contribution"] < len(contributions):
            one = contributions[f["contribution"]]
            if act == "co-sign":
                one["signed"].add(leaf["by"])
            elif act == "withdraw-co-signature":
                one["signed"].discard(leaf["by"])
            elif act == "withdraw-contribution":
                one["withdrawn"] = True
            elif act == "change-consent":
                one["consent"] = f.get("consent")
    return opened, erased


#: The acts that make a thing, by the thing: those of a line share a counter.
COUNTERS = {
    act: thing
    for thing, acts in {
        "seat": "open-process accredit",
        "document": "issue-document issue-revision correct-document adopt",
        "proposal": "propose accept-cure",
        "statement": "reserve dissociate explain-position explain-vote right-of-reply"
        " align-with-statement minority-statement",
        "link": "link-instrument refuse-link",
        "group": "create-group",
        "cycle": "open-cycle",
        "ruling": "rule",
        "call": "call-for-inputs",
        "contribution": "contribute",
        "point": "take-point",
        "issue": "link-issues",
        "cure": "propose-cure",
        "silence": "start-silence",
        "question": "call-for-consensus",
        "vote": "open-vote",
        "motion": "move",
        "commitment": "take-commitment",
        "road map": "set-road-map",
        "task force": "establish-task-force",
        "round": "open-reporting-round",
        "evidence": "add-evidence",
        "report": "report-progress",
        "assessment": "assess",
        "dispute": "dispute",
        "instrument": "register-instrument",
        "contest": "contest-instrument",
        "forum": "establish-forum",
        "meeting": "plan-meeting",
        "request": "request-floor",
        "intervention": "speak",
        "message": "adopt-message",
    }.items()
    for act in acts.split()
}


class Acts:
    """Goes through the leaves in order."""

    def __init__(self, leaves):
        self.leaves = leaves
        #: The first cycle comes with the process.
        self.made = {"cycle": 1}
        self.silences, self.votes, self.questions, self.obstacles = [], [], [], {}
        self.rule = None

    def check(self):
        last = 0
        for number, leaf in enumerate(self.leaves):
            self.here = f"4: entry {number} ({leaf['act']})"
            need((number == 0) == (leaf["act"] == "open-process"), f"{self.here} out of its place")
            need(leaf["at"] >= last, f"{self.here} is earlier than the one before it")
            last = leaf["at"]
            self.counts(leaf)
            step = getattr(self, "on_" + leaf["act"].replace("-", "_"), None)
            if step:
                step(leaf, leaf["f"], leaf.get("o", {}))

    def counts(self, leaf):
        made, thing = leaf.get("o", {}).get("made"), COUNTERS.get(leaf["act"])
        if leaf["act"] == "propose-cure" and made is None:
            return
        if thing is None:
            need(made is None or leaf["act"] == "bracket", f"{self.here} makes a thing unheard of")
            return
        want = self.made.get(thing, 0)
        need(made == want, f"{self.here} made {thing} {made}, not {want}")
        self.made[thing] = want + 1

    def of(self, things, number):
        need(is_number(number) and number < len(things), f"{self.here} names what is not there")
        return things[number]

    def on_open_process(self, leaf, f, o):
        self.rule = f.get("modalities", {}).get("rule")

    def on_change_modalities(self, leaf, f, o):
        self.obstacles.clear()
        self.on_open_process(leaf, f, o)

    def on_open_cycle(self, leaf, f, o):
        self.on_change_modalities(leaf, f, o)

    # Silence.

    def on_start_silence(self, leaf, f, o):
        self.silences.append({"deadline": f.get("deadline"), "broken": set(), "open": True})

    def on_extend_silence(self, leaf, f, o):
        self.of(self.silences, f.get("silence"))["deadline"] = f.get("deadline")

    def on_withdraw_text(self, leaf, f, o):
        self.of(self.silences, f.get("silence"))["open"] = False

    def on_break_silence(self, leaf, f, o):
        silence = self.of(self.silences, f.get("silence"))
        late = leaf["at"] > silence["deadline"]
        need(late == (o.get("decision") == "late"), f"{self.here}: late, or not")
        if not late:
            silence["broken"].add(leaf["by"])

    def on_withdraw_break(self, leaf, f, o):
        silence = self.of(self.silences, f.get("silence"))
        need(leaf["at"] <= silence["deadline"], f"{self.here} came after the deadline")
        need(leaf["by"] in silence["broken"], f"{self.here}: this seat has not broken it")
        silence["broken"].remove(leaf["by"])

    def on_close_silence(self, leaf, f, o):
        silence = self.of(self.silences, f.get("silence"))
        need(silence["open"], f"{self.here}: it is closed")
        need(leaf["at"] > silence["deadline"], f"{self.here} came before the deadline was over")
        word = "silence-broken" if silence["broken"] else "silence-not-broken"
        need(o.get("decision") == word, f"{self.here}: it is {word}")
        told = dict(o.get("tally", [])).get("objected")
        need(told == len(silence["broken"]), f"{self.here}: {told} is not who objected")
        need(set(o.get("in_the_way", [])) <= silence["broken"], f"{self.here}: others broke it")
        silence["open"] = False

    # Votes.

    def on_open_vote(self, leaf, f, o):
        hands = f.get("method") == "non-recorded"
        self.votes.append({"open": True, "hands": hands, "ballots": {}})

    def on_cast_ballot(self, leaf, f, o):
        vote = self.of(self.votes, f.get("vote"))
        need(vote["open"], f"{self.here}: the vote is closed")
        need(not vote["hands"], f"{self.here}: hands are shown, and no ballots cast")
        vote["ballots"][leaf["by"]] = f.get("ballot")

    def on_close_vote(self, leaf, f, o):
        vote = self.of(self.votes, f.get("vote"))
        need(vote["open"], f"{self.here}: the vote is closed")
        vote["open"], told = False, dict(o.get("tally", []))
        words = ("yes", "no", "abstain")
        counted = any(word in f for word in words)
        need(counted == vote["hands"], f"{self.here}: hands are counted where they are shown")
        for word in words:
            cast = list(vote["ballots"].values()).count(word)
            count = f.get(word, 0) if vote["hands"] else cast
            need(told.get(word) == count, f"{self.here}: {count} said {word}, not {told.get(word)}")

    # Objections to the text as a whole, and adoption.

    def on_call_for_consensus(self, leaf, f, o):
        self.questions.append(f.get("rule", self.rule))

    def on_object(self, leaf, f, o):
        if not f.get("target"):
            self.obstacles[leaf["by"]] = "obstacle" in f

    def on_withdraw_objection(self, leaf, f, o):
        if not f.get("target"):
            self.obstacles.pop(leaf["by"], None)

    def on_state_position(self, leaf, f, o):
        if not f.get("on"):
            self.obstacles.pop(leaf["by"], None)

    on_withdraw_position = on_state_position

    def on_end_accreditation(self, leaf, f, o):
        self.obstacles.pop(f.get("seat"), None)

    def on_adopt(self, leaf, f, o):
        need("second" in leaf and leaf["second"] != leaf["by"], f"{self.here}: by one officer")
        rule = self.of(self.questions, f.get("question"))
        if o.get("decision") == "adopted-without-a-vote" and rule == "un_consensus":
            stands = [seat for seat, obstacle in self.obstacles.items() if obstacle]
            need(not stands, f"{self.here}: the objections of {stands} stand")
