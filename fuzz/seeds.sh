#!/bin/sh
# Writes the first inputs of every fuzz target into corpus/, made up here: no published text is among
# them. The fuzzer makes the rest of them.
set -eu
cd "$(dirname "$0")"

# seed TARGET NAME: what comes in becomes an input.
seed() {
    mkdir -p "corpus/$1"
    cat >"corpus/$1/$2"
}

# --- brackets
seed brackets rivals <<'END'
States [shall] [should] [EU: duly] promote [and protect] open/free networks [US, Kenya: delete];
END
seed brackets nested <<'END'
[12. [Reaffirms [G77 and China: the [sovereign] right] [– EU] to act,]] and/or [must/may] [Agreed ad ref]
END
seed brackets uneven <<'END'
Calls upon] all [States [to act (EU, Kenya)] [placeholder: 发展中国家] [الدول: تدعو
END
printf '%s' '[US: delete; EU: retain][Kenya – reserve]/[alt][]' | seed brackets positions

# --- markdown, and the doors with a byte for the name in front
markdown_seed() {
    cat <<'END'
---
title: "A \"Charter\""
lang: en
---

# A charter of [open] networks

## Preamble

*Recalling* its **earlier** work,

1. Calls upon States:
   (a) to act [promptly];

   (b) to report;
2. Decides <ins data-author="EU">duly</ins> <del>not</del> to ~~close~~ meet[^1];
   3) a list
   - a bullet

Option 1: nothing. \[not a bracket\] [a link](https://example.org) `code`

| a | b |
|---|---|
| c | [d] |

> 发展中国家 الدول

[^1]: A note.
END
}
markdown_seed | seed markdown whole
printf '12 bis. States [shall]\n\n12 alt. [EU: should]\n\nPP3 Noting,\n\n(i) part\n\n(ii) part\n' |
    seed markdown labels
{ printf 'a'; markdown_seed; } | seed doors markdown
{ printf 'b'; printf 'CHARTER\n\n1. States [shall] act:\n    (a) soon;\n    (b) well.\n\n- later\n'; } |
    seed doors plain
{
    printf 'c'
    cat <<'END'
<!doctype html><html lang="en"><head><title>Charter</title></head><body><h1>Charter</h1>
<p>PP1. Noting &amp; recalling <ins data-author="EU">duly</ins> <del>not</del>,</p>
<ol start="3" type="a"><li>act<ul><li>soon</li></ul></li></ol><table><tr><td>a</td><td>[b]</td></tr></table>
<p dir="rtl">الدول</p><blockquote>x<br>y</blockquote></body></html>
END
} | seed doors html
{
    printf 'd'
    cat <<'END'
{"unbracket":"draft/1","title":"Charter","language":"en","provisions":[{"id":"p1",
"kind":"operative-paragraph","content":[{"words":"States "},{"bracket":{"alternatives":[{"stance":"propose",
"wording":[{"words":"shall"}],"sponsors":["EU"]}]}}],"children":[]}]}
END
} | seed doors json

# --- word: the body, then styles, numbering, comments, footnotes, endnotes, a byte 1 between them
text() { printf '<w:r><w:t xml:space="preserve">%s</w:t></w:r>' "$1"; }
{
    printf '<w:p><w:pPr><w:pStyle w:val="Heading1"/></w:pPr>%s</w:p>' "$(text 'Preamble')"
    printf '<w:p>%s<w:ins w:author="EU" w:date="2025-11-01T10:00:00Z">%s</w:ins>' \
        "$(text '1. States shall')" "$(text ' not')"
    printf '<w:del w:author="US"><w:r><w:delText>act </w:delText></w:r></w:del>%s</w:p>' \
        "$(text ' [promptly];')"
    printf '<w:p><w:pPr><w:rPr><w:del w:author="EU"/></w:rPr></w:pPr>%s</w:p><w:p>%s</w:p>' \
        "$(text '(a) one')" "$(text '(b) two')"
} | seed word tracked
{
    printf '<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr>%s</w:p>' \
        "$(text 'Calls upon:')"
    printf '<w:p><w:pPr><w:pStyle w:val="L"/><w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr></w:pPr>'
    printf '%s<w:commentRangeStart w:id="0"/>%s<w:commentRangeEnd w:id="0"/>' "$(text 'one')" "$(text ' two')"
    printf '<w:r><w:commentReference w:id="0"/></w:r><w:r><w:footnoteReference w:id="2"/></w:r></w:p>\001'
    printf '<w:style w:type="paragraph" w:styleId="L"><w:name w:val="List"/><w:basedOn w:val="Normal"/>'
    printf '<w:pPr><w:outlineLvl w:val="1"/><w:ind w:left="720"/></w:pPr></w:style>\001'
    printf '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="3"/><w:numFmt w:val="decimal"/>'
    printf '<w:lvlText w:val="%%1."/></w:lvl><w:lvl w:ilvl="1"><w:numFmt w:val="lowerLetter"/>'
    printf '<w:lvlText w:val="(%%2)"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>\001'
    printf '<w:comment w:id="0" w:author="Kenya"><w:p>%s</w:p></w:comment>\001' "$(text 'Why?')"
    printf '<w:footnote w:id="2"><w:p>%s</w:p></w:footnote>' "$(text 'A note.')"
} | seed word numbered
{
    printf '<w:tbl><w:tr><w:trPr><w:ins w:author="EU"/></w:trPr><w:tc><w:p>%s</w:p></w:tc><w:tc><w:p>%s</w:p></w:tc></w:tr></w:tbl>' \
        "$(text 'a')" "$(text 'b')"
    printf '<w:p><w:moveFrom w:author="EU">%s</w:moveFrom><w:moveTo w:author="US">%s</w:moveTo><w:r><w:tab/><w:br/><w:noBreakHyphen/></w:r>' \
        "$(text 'x')" "$(text 'x')"
    printf '<w:r><w:fldChar w:fldCharType="begin"/><w:instrText>REF</w:instrText><w:fldChar w:fldCharType="separate"/>'
    printf '<w:t>7</w:t><w:fldChar w:fldCharType="end"/></w:r><w:ins w:author="A"><w:del w:author="B"><w:r><w:delText>q</w:delText></w:r></w:del></w:ins></w:p>'
    printf '<mc:AlternateContent><mc:Choice Requires="x"><w:p>%s</w:p></mc:Choice><mc:Fallback><w:p/></mc:Fallback></mc:AlternateContent>' "$(text 'c')"
    printf '<w:p><w:r><w:pict><w:txbxContent><w:p>%s</w:p></w:txbxContent></w:pict></w:r><m:oMath><m:r><m:t>y</m:t></m:r></m:oMath></w:p>' "$(text 'box')"
} | seed word things
printf '<w:p>%s</w:p><w:p><w:pPr><w:bidi/></w:pPr>%s</w:p>' "$(text '发展中国家')" "$(text 'الدول تدعو')" |
    seed word scripts

# --- compile: any bytes make a case
for start in 1 7 23 61 111; do
    awk -v at="$start" 'BEGIN { for (n = 0; n < 300; n++) { at = (at * 73 + 41) % 251; printf "%c", at % 94 + 33 } }' |
        seed compile "bytes-$start"
done

# --- log: a byte that chooses the reader in front
note() {
    printf 'example.com/behind-the-sofa\n20852163\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n\n'
    printf '\342\200\224 example.com/behind-the-sofa Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5'
    printf '/Zhcyv2q1gGzGku9nTo+zyWE+xeMcTOAYQ8=\n'
}
{ printf '\000'; note; } | seed log note
{ printf '\001c2sp.org/tlog-proof@v1\nextra YQ==\nindex 7\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n\n'; note; } |
    seed log receipt
{ printf '\002old 7\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n\n'; note; } | seed log request
printf '\003# policy\nlog example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k\nquorum none\n' |
    seed log policy
printf '\003tile/entries/x001/x234/067.p/8' | seed log path
printf '\004\000\003abc\000\000' | seed log bundle
printf '\005\001\000\011x\003\000\001y' | seed log changes

# --- leaf: every kind of act as it is written for ever, its body behind a byte 0
samples=../negotiation/tests/it
mkdir -p corpus/leaf
awk '/^leaf / { if (leaf != "") print leaf > file; n++; file = "corpus/leaf/golden-" n; leaf = substr($0, 6) }
    /^body / { printf "%s", leaf > file; sub(/^body [0-9]+ bytes /, ""); printf "%c%s", 0, $0 > file; leaf = "" }
    /^$/ && leaf != "" { printf "%s", leaf > file; leaf = "" }
    /^$/ { close(file) }' "$samples/snapshots/it__golden__golden.snap"

# --- script: from nothing, and within a process that is open
for file in "$samples"/golden/*.txt; do
    { printf '0'; cat "$file"; } | seed script "golden-$(basename "$file" .txt)"
    { printf '1'; cat "$file"; } | seed script "open-$(basename "$file" .txt)"
done
printf '1wait 9223372036854775807s\nChair: plan-stage stage adoption from +3d until +4d\n' | seed script clock

# --- note: a byte that chooses in front
{ printf '0'; note; } | seed note note
printf '1\000\005x' | seed note changed
printf '2\000\005x\001\000y' | seed note receipt
printf '3log example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k\nquorum none\n' |
    seed note policy
