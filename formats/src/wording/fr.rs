//! French.

use super::{
    Asked, Counted, Headings, Legend, Marks, Names, Places, Reasons, Signs, Whole, Wording,
};

pub(super) static WORDING: Wording = Wording {
    right_to_left: false,
    signs: Signs {
        comma: ", ",
        semicolon: "\u{202f}; ",
        colon: "\u{a0}: ",
        stop: ". ",
        parentheses: [" (", ")"],
        quotes: ["«\u{a0}", "\u{a0}»"],
        more: " …",
    },
    headings: Headings {
        compilation: "Compilation des amendements",
        legend: "Comment lire ce texte",
        text: "Texte",
        unplaced: "Amendements qui n’ont pas pu être insérés",
    },
    legend: Legend {
        words: "mots",
        letters: ["A", "B", "C"],
        base: "les mots sans marque figurent dans le texte de base.",
        brackets: "texte non convenu. Viennent d’abord les mots du texte de base, puis chaque variante derrière une barre. Un crochet peut en contenir d’autres.",
        proposed: "les mots en gras et soulignés sont proposés par ceux dont le nom les suit.",
        struck: "les mots du texte de base qui sont barrés seraient supprimés par ceux qui sont nommés après {delete}\u{202f}; ceux qui sont nommés après {retain} souhaitent les conserver.",
        rivals: "les mots du texte de base\u{202f}; ceux que {a} et {b} proposent à leur place\u{202f}; {c} supprimerait les mots du texte de base.",
        inserted: "mots que {a} ajouterait.",
        printed: "Les crochets sans nom figurent dans le texte de base lui-même.",
        linked: "parties d’une proposition qui en croise une autre et s’imprime en plusieurs crochets\u{202f}; elles se choisissent ensemble.",
        paragraph: "ici commencerait un nouveau paragraphe.",
        amendments: Counted::ZeroAndOne { one: "{count} amendement", other: "{count} amendements" },
        sponsors: Counted::ZeroAndOne { one: "{count} auteur", other: "{count} auteurs" },
        counts: "{amendments} de {sponsors}.",
        each: "Nombre d’amendements de chacun\u{a0}: {names}.",
    },
    marks: Marks {
        delete: "supprimer",
        retain: "conserver",
        nothing: "rien",
        part: "partie de la proposition {number}",
        nearly: "presque comme {names}",
        second: "{name} (seconde rédaction)",
    },
    whole: Whole {
        delete: "Supprimer le tout",
        retain: "Conserver tel quel",
        join: "Joindre au paragraphe précédent",
    },
    moved: Places {
        start: "Déplacer au début",
        after: "Déplacer après {name}",
        under: "Déplacer en tête de ce qui figure sous {name}",
        unnamed: "Déplacer à un endroit non précisé",
    },
    proposed: Places {
        start: "Proposé au début",
        after: "Proposé après {name}",
        under: "Proposé en tête de ce qui figure sous {name}",
        unnamed: "Proposé à un endroit non précisé",
    },
    name: Names {
        paragraph: "le paragraphe {label}",
        words: "{words}",
        provision: "la disposition {id}",
    },
    of: Names {
        paragraph: "du paragraphe {label}",
        words: "de {words}",
        provision: "de la disposition {id}",
    },
    asked: Asked {
        replace: "Proposé pour {name}",
        instead: "Proposé pour {name} au lieu de {quoted}",
        delete: "Supprimer {name}",
        merge: "Fusionner {names} comme suit",
        split: "Scinder {name} comme suit",
        retain: "Conserver {name}",
        nobody: "sans auteur",
    },
    reasons: Reasons {
        no_such_provision: "il nomme {name}, qui n’est pas dans le texte de base",
        quote_not_found: "les mots qu’il cite ne se trouvent pas dans le texte {of} (ressemblance la plus proche\u{a0}: {percent}\u{a0}%)\u{202f}; citez les mots du texte de base, ou nommez la disposition où ils figurent",
        no_change: "il ne change rien\u{a0}: ses mots sont ceux du texte de base",
        not_neighbours: "il fusionnerait des dispositions qui ne se suivent pas",
        no_sponsor: "il n’a pas d’auteur\u{202f}; nommez-en un",
        no_place: "il ne dit pas où ses mots figureraient\u{202f}; nommez la disposition à laquelle ils appartiennent",
        move_into_itself: "il déplacerait {name} à un endroit situé dans ce qui est déplacé",
    },
};
