//! Spanish.

use super::{
    Asked, Counted, Headings, Legend, Marks, Names, Places, Reasons, Signs, Whole, Wording,
};

pub(super) static WORDING: Wording = Wording {
    right_to_left: false,
    signs: Signs {
        comma: ", ",
        semicolon: "; ",
        colon: ": ",
        stop: ". ",
        parentheses: [" (", ")"],
        quotes: ["«", "»"],
        more: " …",
    },
    headings: Headings {
        compilation: "Recopilación de enmiendas",
        legend: "Cómo leer este texto",
        text: "Texto",
        unplaced: "Enmiendas que no se pudieron incorporar",
    },
    legend: Legend {
        words: "palabras",
        letters: ["A", "B", "C"],
        base: "las palabras sin marca figuran en el texto de base.",
        brackets: "texto no acordado. Primero van las palabras del texto de base y luego cada alternativa tras una barra. Puede haber corchetes dentro de corchetes.",
        proposed: "las palabras en negrita y subrayadas son propuestas por quienes se nombran tras ellas.",
        struck: "las palabras del texto de base que están tachadas serían suprimidas por quienes se nombran tras {delete}; quienes se nombran tras {retain} quieren mantenerlas.",
        rivals: "las palabras del texto de base; las que {a} y {b} proponen en su lugar; {c} suprimiría las palabras del texto de base.",
        inserted: "palabras que {a} insertaría.",
        printed: "Los corchetes sin nombres figuran en el propio texto de base.",
        linked: "partes de una propuesta que se cruza con otra y se imprime en varios corchetes; se eligen juntas.",
        paragraph: "aquí empezaría un nuevo párrafo.",
        amendments: Counted::One { one: "{count} enmienda", other: "{count} enmiendas" },
        sponsors: Counted::One { one: "{count} patrocinador", other: "{count} patrocinadores" },
        counts: "{amendments} de {sponsors}.",
        each: "Número de enmiendas de cada uno: {names}.",
    },
    marks: Marks {
        delete: "suprimir",
        retain: "mantener",
        nothing: "nada",
        part: "parte de la propuesta {number}",
        nearly: "casi como {names}",
        second: "{name} (segunda redacción)",
    },
    whole: Whole {
        delete: "Suprimir todo",
        retain: "Mantener como está",
        join: "Unir al párrafo anterior",
    },
    moved: Places {
        start: "Trasladar al principio",
        after: "Trasladar después {of}",
        under: "Trasladar al primer lugar debajo {of}",
        unnamed: "Trasladar a un lugar no indicado",
    },
    proposed: Places {
        start: "Propuesto al principio",
        after: "Propuesto después {of}",
        under: "Propuesto en primer lugar debajo {of}",
        unnamed: "Propuesto en un lugar no indicado",
    },
    name: Names {
        paragraph: "el párrafo {label}",
        words: "{words}",
        provision: "la disposición {id}",
    },
    of: Names {
        paragraph: "del párrafo {label}",
        words: "de {words}",
        provision: "de la disposición {id}",
    },
    asked: Asked {
        replace: "Propuesto para {name}",
        instead: "Propuesto para {name} en lugar de {quoted}",
        delete: "Suprimir {name}",
        merge: "Fusionar {names} como sigue",
        split: "Dividir {name} como sigue",
        retain: "Mantener {name}",
        nobody: "sin patrocinador",
    },
    reasons: Reasons {
        no_such_provision: "nombra {name}, que no está en el texto de base",
        quote_not_found: "las palabras que cita no se encuentran en el texto {of} (semejanza más próxima: {percent}\u{a0}%); cite las palabras del texto de base o nombre la disposición en que figuran",
        no_change: "no cambia nada: sus palabras son las del texto de base",
        not_neighbours: "fusionaría disposiciones que no son contiguas",
        no_sponsor: "no tiene patrocinador; nombre uno",
        no_place: "no dice dónde irían sus palabras; nombre la disposición a la que pertenecen",
        move_into_itself: "trasladaría {name} a un lugar dentro de lo que se traslada",
    },
};
