//! Words that stand in cells: yes and no, standings, outcomes, shifts, totals, days; and
//! words that are better not written down at all.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};
use std::sync::OnceLock;

use crate::model::{Basis, Day, Expected, Judgement, Outcome, QuestionKind};

use super::names::fold;

fn folded(cell: &str) -> Cow<'_, str> {
    let trimmed = cell.trim_matches(|c: char| c.is_whitespace() || ":.!?*=-_".contains(c));
    fold(trimmed)
}

/// A list of words between bars, folded once and looked up from then on.
struct WordSet {
    written: &'static str,
    folded: OnceLock<HashSet<String>>,
}

impl WordSet {
    const fn new(written: &'static str) -> Self {
        Self { written, folded: OnceLock::new() }
    }

    fn has(&self, cell: &str) -> bool {
        let set =
            self.folded.get_or_init(|| self.written.split('|').map(|word| fold(word).into_owned()).collect());
        let cell = folded(cell);
        !cell.is_empty() && set.contains(&*cell)
    }
}

/// Whether a cell is one of the words between bars; case, accents and marks around it aside.
macro_rules! one_of {
    ($cell:expr, $words:expr $(,)?) => {{
        static WORDS: WordSet = WordSet::new($words);
        WORDS.has($cell)
    }};
}

const YES: &str = "x|xx|1|yes|y|true|t|ok|✓|✔|☑|✅|on|did|done|ja|wahr|j|sí|si|s|verdadero|oui|o|vrai|sim|verdadeiro|نعم|صح|اجل";
const NO: &str = "0|no|n|false|f|nein|falsch|nee|falso|non|faux|não|nao|لا|خطأ|✗|✘";

/// Whether a mark says yes (`Some(true)`), no or nothing; `None` = some other word.
pub(super) fn mark(cell: &str) -> Option<bool> {
    if cell.trim().is_empty() || one_of!(cell, NO) || cell.chars().all(|c| "-–—".contains(c)) {
        return Some(false);
    }
    one_of!(cell, YES).then_some(true)
}

/// Head words before a colon that make a column a list.
pub(super) fn is_list(word: &str) -> bool {
    one_of!(word, "list|lists|tag|tags|liste|listen|lista|listas|listes|étiquette|etiqueta|قائمة|القائمة")
}

/// Head words before a colon that make a column a test.
pub(super) fn is_test(word: &str) -> bool {
    one_of!(
        word,
        "test|structure test|event|action|strukturtest|aktion|prueba|prueba de estructura|acción|test de structure|teste|teste de estrutura|ação|اختبار|اختبار البنية",
    )
}

/// Head words after a colon: a step somebody did, or refused.
pub(super) fn step(word: &str) -> Option<bool> {
    const DID: &str = "attended|signed|did|did it|came|participated|voted|wore|yes|pledged|completed|done|present|showed up|joined|walked|unterschrieben|unterzeichnet|teilgenommen|gekommen|dabei|ja|mitgemacht|firmó|firmado|asistió|participó|sí|votó|signé|présent|participé|venu|oui|a voté|a signé|assinou|assinado|participou|compareceu|votou|sim|وقع|شارك|حضر|نعم";
    const REFUSED: &str = "refused|declined|said no|no|rejected|abgelehnt|verweigert|nein|rechazó|se negó|rechazado|refusé|a refusé|non|recusou|recusado|não|رفض|لا";
    if one_of!(word, DID) {
        Some(true)
    } else if one_of!(word, REFUSED) {
        Some(false)
    } else {
        None
    }
}

/// A line that counts instead of naming somebody.
pub(super) fn is_total(cell: &str) -> bool {
    const TOTAL: &str = "total|totals|grand total|subtotal|sum|count|headcount|total employees|summe|gesamt|gesamtsumme|insgesamt|zwischensumme|anzahl|gesamtzahl|suma|total general|somme|total général|nombre total|soma|total geral|المجموع|الإجمالي|العدد";
    one_of!(cell, TOTAL)
}

/// A line of a typed list without its number or dot: "1. Ann", "- Ann".
pub(super) fn without_bullet(cell: &str) -> &str {
    let numbered = cell.trim_start_matches(|c: char| c.is_ascii_digit());
    let rest = if numbered.len() < cell.len() {
        numbered.strip_prefix(['.', ')'])
    } else {
        cell.strip_prefix(['-', '–', '•', '*', '·'])
    };
    match rest {
        Some(rest) if rest.starts_with([' ', '\t']) && rest.contains(char::is_alphabetic) => {
            rest.trim_start()
        }
        _ => cell,
    }
}

/// Names of shifts: a sheet so called holds the people of that shift.
pub(super) fn is_shift(word: &str) -> bool {
    const SHIFT: &str = "day|days|evening|evenings|eve|night|nights|morning|mornings|afternoon|afternoons|graveyard|swing|weekend|1st|2nd|3rd|first|second|third|früh|frühdienst|spät|spätdienst|nacht|nachtdienst|tag|tagschicht|mittel|wochenende|mañana|tarde|noche|fin de semana|matin|après-midi|soir|nuit|journée|week-end|manhã|noite|madrugada|صباح|صباحي|الصباح|مساء|مسائي|المساء|ليل|ليلي|الليل|نهار";
    const SIGN: &str = "shift|schicht|turno|quart|équipe|poste|وردية|الوردية|crew";
    if one_of!(word, SHIFT) {
        return true;
    }
    let word = folded(word);
    let parts: Vec<&str> = word.split_whitespace().collect();
    let signed = parts.iter().any(|part| one_of!(part, SIGN)) || word.ends_with("schicht");
    signed && parts.len() <= 3
}

/// Names a spreadsheet gives by itself: they say nothing.
pub(super) fn is_default_sheet(name: &str) -> bool {
    let name = folded(name);
    let word = name.trim_end_matches(|c: char| c.is_ascii_digit() || c.is_whitespace());
    one_of!(
        word,
        "|sheet|tabelle|hoja|feuil|feuille|planilha|folha|blatt|ورقة|table|list|liste|lista|staff|employees|people",
    ) || name.is_empty()
}

/// A standing by one of its words, as a key of the campaign's defaults.
pub(super) fn standing(cell: &str) -> Option<&'static str> {
    const WORDS: [(&str, &str); 5] = [
        (
            "in_unit",
            "in_unit|in unit|in the unit|worker|active|eligible|yes|member|employed|im betrieb|aktiv|beschäftigt|en la unidad|activo|activa|dans l'unité|actif|active|na unidade|ativo|ativa|في الوحدة|نشط",
        ),
        (
            "supervisor",
            "supervisor|supervisors|manager|supervisor or manager|management|boss|foreman|vorgesetzte|vorgesetzter|leitende|führungskraft|leitung|jefe|jefa|encargado|encargada|gerente|supervisora|responsable|chef|cadre|encadrement|chefe|gestor|encarregado|مشرف|مدير",
        ),
        (
            "outside",
            "outside|outside the unit|excluded|not in unit|temp|agency|confidential|außerhalb|leiharbeit|extern|fuera|fuera de la unidad|excluido|hors unité|exclu|extérieur|fora|fora da unidade|excluído|خارج الوحدة",
        ),
        (
            "on_leave",
            "on_leave|on leave|leave|loa|absent|beurlaubt|elternzeit|abwesend|de permiso|de licencia|de baja|en congé|absente|de licença|afastado|afastada|في إجازة|إجازة",
        ),
        (
            "left",
            "left|gone|quit|terminated|former|retired|fired|laid off|ausgeschieden|gekündigt|weg|baja definitiva|se fue|despedido|parti|partie|licencié|saiu|demitido|غادر|ترك",
        ),
    ];
    static KEYS: OnceLock<HashMap<String, &'static str>> = OnceLock::new();
    let keys = KEYS.get_or_init(|| {
        let words = WORDS.iter().flat_map(|(key, words)| words.split('|').map(move |word| (word, *key)));
        words.map(|(word, key)| (fold(word).into_owned(), key)).collect()
    });
    keys.get(&*folded(cell)).copied()
}

/// A judgement about leadership; a mere yes means somebody thinks so.
pub(super) fn judgement(cell: &str) -> Option<Judgement> {
    if one_of!(cell, "identified|confirmed|erkannt|identificado|identificada|identifié|identifiée|محدد")
    {
        Some(Judgement::Identified)
    } else if one_of!(cell, "not a leader|keine führungsperson|no es líder|pas leader|não é líder|ليس قائدا")
    {
        Some(Judgement::NotALeader)
    } else if one_of!(cell, "suggested|leader|vorgeschlagen|sugerido|sugerida|suggéré|مقترح|target|potential")
    {
        Some(Judgement::Suggested)
    } else {
        mark(cell).map(|yes| if yes { Judgement::Suggested } else { Judgement::NotLookedAt })
    }
}

/// What an assessment rests on.
pub(super) fn basis(cell: &str) -> Option<Basis> {
    if one_of!(cell, "did|did it|action|getan|tat|hizo|a fait|fait|fez|فعل") {
        Some(Basis::Did)
    } else if one_of!(cell, "said|said so|conversation|gesagt|gespräch|dijo|a dit|dit|disse|قال") {
        Some(Basis::Said)
    } else if one_of!(
        cell,
        "guess|guessed|estimate|vermutung|geschätzt|supuesto|suposición|supposition|palpite|suposição|تخمين",
    ) {
        Some(Basis::Guess)
    } else {
        None
    }
}

/// What somebody did in a test.
pub(super) fn outcome(cell: &str) -> Option<Outcome> {
    match step(cell) {
        Some(true) => return Some(Outcome::Did),
        Some(false) if !one_of!(cell, NO) => return Some(Outcome::Refused),
        _ => {}
    }
    if one_of!(cell, "refused|r|-1|verweigert") {
        Some(Outcome::Refused)
    } else if one_of!(
        cell,
        "no answer|no_answer|noanswer|asked|a|?|keine antwort|gefragt|sin respuesta|sans réponse|sem resposta|لا جواب",
    ) || cell.trim() == "?"
    {
        Some(Outcome::NoAnswer)
    } else if cell.trim().is_empty()
        || one_of!(cell, "not asked|not_asked|nicht gefragt|no preguntado|pas demandé|não perguntado|لم يسأل")
    {
        Some(Outcome::NotAsked)
    } else if one_of!(cell, YES) {
        Some(Outcome::Did)
    } else if one_of!(cell, NO) {
        // "no" as a result is an answer to the ask: a refusal. An empty cell is none.
        Some(Outcome::Refused)
    } else {
        None
    }
}

/// What somebody is expected to do.
pub(super) fn expected(cell: &str) -> Option<Expected> {
    if cell.trim() == "?"
        || one_of!(
            cell,
            "dont_know|don't know|dont know|unsure|maybe|weiß nicht|no sé|ne sait pas|não sei|لا نعرف",
        )
    {
        Some(Expected::DontKnow)
    } else if one_of!(cell, "will|wird|lo hará|va le faire|vai|سيفعل") || one_of!(cell, YES) {
        Some(Expected::Will)
    } else if one_of!(cell, "wont|won't|will not|wird nicht|no lo hará|ne le fera pas|não vai|لن يفعل")
        || one_of!(cell, NO)
    {
        Some(Expected::Wont)
    } else {
        None
    }
}

/// A kind of tie that says a leader moves somebody.
pub(super) fn is_moves(word: &str) -> bool {
    one_of!(
        word,
        "moves|leads|leader of|influences|follows her|bewegt|führt|mueve|lidera|entraîne|mène|mobiliza|lidera a|يحرك|يقود",
    )
}

/// What a question asks for, by its words; `None` where they do not say.
///
/// A problem is a matter of trust also where it is one at work; help with the work is work advice.
pub(super) fn question_kind(word: &str) -> Option<QuestionKind> {
    const PROBLEM: &str = "problem|problems|problema|probleme|problème|مشكله";
    const WORK: &str = "work|advice|advise|advisor|adviser|schedule|scheduling|shift|machine|task|tasks|technical|instrumental|job|email|e mail|mail|report|reports|supervises|boss|arbeit|rat|fachlich|dienstplan|auftrag|trabajo|turno|horario|consejo|travail|conseil|horaire|trabalho|conselho|horário|عمل|نصيحه";
    const TRUST: &str = "trust|friend|friends|confid|confiding|help|rely|support|secret|vertrau|freund|hilfe|hilft|amig|amistad|confian|confia|ayuda|ami|amis|amie|amitié|aide|ajuda|amizade|ثقه|صديق|صداقه|مساعده";
    const SOCIAL: &str = "family|relative|cousin|kin|neighbor|neighbour|ride|rides|carpool|lunch|lunches|breaks|drinks|games|language|social|sociational|church|mosque|temple|team|sport|village|familie|verwandt|nachbar|fahrgemeinschaft|pause|sprache|verein|vecin|familia|famille|voisin|covoiturage|vizinh|família|جار|عائله";
    let folded = fold(word).replace(['_', '-'], " ");
    let holds = |words: &str| {
        words.split('|').any(|known| {
            let known = fold(known);
            folded
                .split_whitespace()
                .any(|part| if known.len() > 4 { part.starts_with(&*known) } else { part == known })
        })
    };
    if holds(PROBLEM) {
        Some(QuestionKind::Trust)
    } else if holds(WORK) {
        Some(QuestionKind::Work)
    } else if holds(TRUST) {
        Some(QuestionKind::Trust)
    } else if holds(SOCIAL) {
        Some(QuestionKind::Social)
    } else {
        None
    }
}

/// Whether a weight, score or word for how often says that there is a tie; `None` where nothing is
/// written. Zero, below zero, "never" and what is no number say that there is none.
pub(super) fn weight(cell: &str) -> Option<bool> {
    let cell = cell.trim();
    if cell.is_empty() {
        return None;
    }
    let often = "often|always|sometimes|rarely|seldom|daily|weekly|monthly|yes|x|oft|immer|manchmal|selten|täglich|wöchentlich|ja|a menudo|siempre|a veces|rara vez|sí|souvent|toujours|parfois|rarement|oui|frequentemente|sempre|às vezes|raramente|sim|دائما|احيانا|نعم";
    if often.split('|').any(|word| fold(word) == folded(cell)) {
        return Some(true);
    }
    let number: String = cell.chars().take_while(|c| c.is_ascii_digit() || "+-.,".contains(*c)).collect();
    let rest = cell.get(number.len()..).unwrap_or_default().trim();
    let is_unit = ["", "x", "%", "times", "mal", "veces", "fois", "vezes"].contains(&&*fold(rest));
    let number = number.replace(',', ".").parse::<f64>();
    Some(is_unit && number.is_ok_and(|number| number > 0.0 && number.is_finite()))
}

/// An address with one `@` and a dot behind it.
pub(super) fn is_email(cell: &str) -> bool {
    cell.split_once('@').is_some_and(|(who, at)| {
        !who.is_empty() && at.contains('.') && !at.contains('@') && !cell.contains(char::is_whitespace)
    })
}

/// Six digits or more and hardly anything else.
pub(super) fn is_phone(cell: &str) -> bool {
    let digits = cell.chars().filter(|c| c.is_numeric()).count();
    (6..=17).contains(&digits)
        && cell.chars().all(|c| c.is_numeric() || "+()-./ \u{a0}xX".contains(c))
        && day(cell, Order::DayFirst).is_none()
}

/// Which part of a date like `3/4/2026` is the day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Order {
    DayFirst,
    MonthFirst,
}

/// Parts of a date of three numbers.
pub(super) fn parts(cell: &str) -> Option<[i32; 3]> {
    let cell = cell.split(['T', ' ']).next().unwrap_or_default();
    let mut numbers = cell.split(['.', '/', '-']).map(|part| {
        let short = (1..=4).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit());
        if short { part.parse::<i32>().ok() } else { None }
    });
    let all = [numbers.next()??, numbers.next()??, numbers.next()??];
    numbers.next().is_none().then_some(all)
}

/// A day in the ways people write it: `2026-11-03`, `3.11.2026`, `11/3/26`.
pub(super) fn day(cell: &str, order: Order) -> Option<Day> {
    let [first, second, third] = parts(cell)?;
    let (year, month, day) = if first > 31 {
        (first, second, third)
    } else if order == Order::DayFirst || first > 12 {
        (third, second, first)
    } else {
        (third, first, second)
    };
    let year = if year < 70 {
        year + 2000
    } else if year < 100 {
        year + 1900
    } else {
        year
    };
    if !(1900..=2200).contains(&year) {
        return None;
    }
    Day::new(year as i16, month as i8, day as i8)
}

/// The order of a column of dates; `true` beside it = nothing in the column decides.
pub(super) fn order<'a>(cells: impl Iterator<Item = &'a str>) -> (Order, bool) {
    let (mut slashes, mut seen) = (false, false);
    for cell in cells {
        let Some([first, second, _]) = parts(cell) else { continue };
        if first > 31 {
            continue;
        }
        if first > 12 {
            return (Order::DayFirst, false);
        }
        if second > 12 {
            return (Order::MonthFirst, false);
        }
        seen |= first != second && !cell.contains('.');
        slashes |= cell.contains('/');
    }
    // Dots are day first wherever they are used; slashes are read as they are by most: day first too.
    let _ = slashes;
    (Order::DayFirst, seen)
}

/// Words about health, papers, faith and love (field.md, "What is better not written down").
/// Beginnings of words, folded.
const SENSITIVE: &[&str] = &[
    // health
    "pregnan",
    "cancer",
    "hiv",
    "depress",
    "diabet",
    "disabilit",
    "disabled",
    "sick leave",
    "sick day",
    "sickness",
    "sick note",
    "is sick",
    "illness",
    "diagnos",
    "therap",
    "rehab",
    "alcoholi",
    "addict",
    "miscarriage",
    "psychiat",
    "surgery",
    "medical",
    "medication",
    "disease",
    "krank",
    "schwanger",
    "behindert",
    "behinderung",
    "krebs",
    "sucht",
    "fehlgeburt",
    "embaraza",
    "enferm",
    "discapacidad",
    "baja medica",
    "operacion",
    "adiccion",
    "enceinte",
    "maladie",
    "malade",
    "handicap",
    "grossesse",
    "arret maladie",
    "gravida",
    "gravidez",
    "doenca",
    "doente",
    "deficiencia",
    "atestado medico",
    "حامل",
    "مريض",
    "مرض",
    "اعاقه",
    "سرطان",
    // papers
    "undocumented",
    "immigration",
    "visa status",
    "illegal",
    "deport",
    "ohne papiere",
    "aufenthaltstitel",
    "sin papeles",
    "indocumentad",
    "sans papiers",
    "sem documentos",
    // faith and love
    "gay",
    "lesbian",
    "homosex",
    "transgender",
    "religio",
    "muslim",
    "jewish",
    "schwul",
    "lesbisch",
];

/// Words that look like the above and are not: jobs and places of health care.
const HARMLESS: &[&str] = &[
    "krankenhaus",
    "krankenpfleg",
    "krankenschwester",
    "krankentransport",
    "enfermera",
    "enfermero",
    "enfermeria",
    "enfermeiro",
    "enfermeira",
    "enfermagem",
    "therapist",
    "therapeut",
    "terapeuta",
    "medical center",
    "medical surgical",
    "medical assistant",
    "medical records",
    "surgery center",
    "rehab unit",
];

/// The sensitive words by their first two bytes.
fn sensitive_by_begin() -> &'static HashMap<[u8; 2], Vec<&'static str>> {
    static WORDS: OnceLock<HashMap<[u8; 2], Vec<&'static str>>> = OnceLock::new();
    WORDS.get_or_init(|| {
        let mut words: HashMap<[u8; 2], Vec<&'static str>> = HashMap::new();
        for word in SENSITIVE {
            if let Some(&[first, second]) = word.as_bytes().get(..2) {
                words.entry([first, second]).or_default().push(word);
            }
        }
        words
    })
}

/// Whether a note, or the head of a column, holds such a word at the beginning of a word.
/// Asked of every note of a list: looks at beginnings of words only.
pub(super) fn is_sensitive(text: &str) -> bool {
    if text.is_ascii() { holds_sensitive(text) } else { holds_sensitive(&fold(text)) }
}

fn holds_sensitive(text: &str) -> bool {
    let words = sensitive_by_begin();
    let bytes = text.as_bytes();
    let mut inside = false;
    let mut hit = false;
    for (at, pair) in bytes.windows(2).enumerate() {
        let &[first, second] = pair else { continue };
        let letter = first.is_ascii_alphanumeric() || first >= 0x80;
        if letter && !inside {
            let begin = [first.to_ascii_lowercase(), second.to_ascii_lowercase()];
            let starts = |word: &&'static str| {
                let found = bytes.get(at..at + word.len());
                found.is_some_and(|found| found.eq_ignore_ascii_case(word.as_bytes()))
            };
            if words.get(&begin).is_some_and(|words| words.iter().any(starts)) {
                hit = true;
                break;
            }
        }
        inside = letter;
    }
    if !hit {
        return false;
    }
    let mut rest = fold(text).into_owned();
    if !HARMLESS.iter().any(|word| rest.contains(word)) {
        return true;
    }
    for word in HARMLESS {
        rest = rest.replace(word, "-");
    }
    SENSITIVE.iter().any(|word| rest.contains(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_days_as_people_write_them() {
        let third = Day::new(2026, 11, 3);
        for cell in ["2026-11-03", "03.11.2026", "3/11/26", "2026-11-03T00:00:00"] {
            assert_eq!(day(cell, Order::DayFirst), third, "{cell}");
        }
        assert_eq!(day("11/3/2026", Order::MonthFirst), third);
        assert_eq!(day("31/12/2026", Order::MonthFirst), Day::new(2026, 12, 31));
        assert_eq!(day("30.02.2026", Order::DayFirst), None);
        assert_eq!(order(["3/4/2026", "4/25/2026"].into_iter()), (Order::MonthFirst, false));
        assert_eq!(order(["3/4/2026"].into_iter()), (Order::DayFirst, true));
    }

    #[test]
    fn an_empty_mark_is_no_refusal() {
        assert_eq!(outcome(""), Some(Outcome::NotAsked));
        assert_eq!(outcome("X"), Some(Outcome::Did));
        assert_eq!(outcome("TRUE"), Some(Outcome::Did));
        assert_eq!(outcome("refused"), Some(Outcome::Refused));
        assert_eq!(outcome("perhaps later"), None);
    }

    #[test]
    fn health_words_are_found_and_nurses_are_not() {
        assert!(is_sensitive("out on sick leave since May"));
        assert!(is_sensitive("ist schwanger"));
        assert!(!is_sensitive("Krankenpflegerin, asks why now"));
        assert!(!is_sensitive("asks \"why now?\""));
    }

    #[test]
    fn sheets_called_by_shift_are_shifts() {
        for name in ["Day", "Evening", "Night", "Frühschicht", "Night shift", "صباح", "Turno noche"] {
            assert!(is_shift(name), "{name}");
        }
        assert!(!is_shift("Dock"));
    }
}
