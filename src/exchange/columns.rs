//! The one table of columns: words in the head of a list <-> what they mean, both ways.
//!
//! The first word of each language heads the column in our own exports; all of them are
//! understood on the way in, whatever the language of the window.

use std::collections::HashMap;
use std::sync::OnceLock;

use super::likeness::fold;
use super::words;

/// What a column of a foreign list says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Column {
    /// Whole name, in either order.
    Name,
    /// First name.
    FirstName,
    /// Last name.
    LastName,
    /// Job title.
    Job,
    /// Phone.
    Phone,
    /// E-mail.
    Email,
    /// Employee number.
    Number,
    /// Unit; `A > B` is a unit within a unit.
    Unit,
    /// Unit within the unit of the same row.
    SubUnit,
    /// Shift.
    Shift,
    /// Worksite.
    Worksite,
    /// Languages, several in one cell.
    Languages,
    /// Standing: supervisor, on leave …
    Standing,
    /// Value on the support scale.
    Support,
    /// Day of the assessment.
    RatedOn,
    /// What the assessment rests on.
    Basis,
    /// Who says so.
    Says,
    /// Judged a leader.
    Leader,
    /// Note.
    Note,
    /// Who did it in a structure test.
    Test,
    /// Who refused in a structure test.
    Refused,
    /// A check-off that tests nothing: becomes a free field.
    List,
    /// A free field.
    Free,
    /// Not taken in.
    LeaveOut,
    /// Of a tie: the asker, the leader.
    From,
    /// Of a tie: the named, the one who is moved.
    To,
    /// Of a tie: its kind or its question.
    Kind,
    /// The day something was said.
    Day,
    /// Of a tie: said of both directions.
    Mutual,
    /// Of a tie: how often or how strong; only its sign is looked at.
    Weight,
    /// Of a result or prediction: who.
    Person,
    /// Of a result or prediction: what.
    Value,
}

struct Row {
    column: Column,
    id: &'static str,
    /// Per language of [`LANGUAGES`], words between bars, the export head first.
    words: [&'static str; 6],
}

/// The languages of the table, in its order.
const LANGUAGES: [&str; 6] = ["en", "de", "es", "fr", "pt", "ar"];

const fn row(column: Column, id: &'static str, words: [&'static str; 6]) -> Row {
    Row { column, id, words }
}

const TABLE: &[Row] = &[
    row(
        Column::Name,
        "name",
        [
            "Name|full name|employee name|employee|worker|worker name|last name first name|last first|name last first|name of employee|member|member name|coworker|person name|nickname|surname and first name|tenant|tenant name|resident|label|people",
            "Name|vollständiger Name|Nachname Vorname|Name Vorname|Vorname Nachname|Mitarbeiter|Mitarbeiterin|Mitarbeitername|Beschäftigte|Beschäftigter|Kollege|Kollegin|Rufname|Mieter|Mieterin",
            "Nombre completo|nombre y apellidos|nombre y apellido|apellidos y nombre|apellidos nombre|apellido y nombre|trabajador|trabajadora|empleado|empleada|compañero|inquilino",
            "Nom complet|nom et prénom|nom prénom|prénom nom|prénom et nom|salarié|salariée|employé|employée|collègue|locataire",
            "Nome completo|nome|trabalhador|trabalhadora|funcionário|funcionária|empregado|colega|inquilino",
            "الاسم|الاسم الكامل|اسم العامل|اسم الموظف|العامل|الموظف|اسم",
        ],
    ),
    row(
        Column::FirstName,
        "first",
        [
            "First name|first|given name|forename|fname|firstname|preferred name",
            "Vorname|Vornamen",
            "Nombre|nombres|primer nombre",
            "Prénom|prénoms",
            "Primeiro nome|nome próprio",
            "الاسم الأول|الاسم الشخصي",
        ],
    ),
    row(
        Column::LastName,
        "last",
        [
            "Last name|last|surname|family name|lname|lastname",
            "Nachname|Familienname|Zuname",
            "Apellidos|apellido|primer apellido",
            "Nom|nom de famille",
            "Sobrenome|apelido|último nome",
            "اللقب|اسم العائلة|الاسم العائلي|النسب",
        ],
    ),
    row(
        Column::Job,
        "job",
        [
            "Job|job title|title|position|classification|job classification|occupation|role|job class|trade|craft",
            "Tätigkeit|Beruf|Stelle|Funktion|Position|Berufsbezeichnung|Stellenbezeichnung|Job",
            "Puesto|cargo|puesto de trabajo|ocupación|oficio|categoría|función",
            "Poste|fonction|emploi|métier|intitulé du poste|qualification",
            "Cargo|função|profissão|ocupação|posto|categoria",
            "الوظيفة|المهنة|المسمى الوظيفي|العمل|المنصب",
        ],
    ),
    row(
        Column::Phone,
        "phone",
        [
            "Phone|cell|cell phone|mobile|mobile phone|phone number|telephone|tel|personal cell|personal phone|home phone|cellphone|whatsapp|signal|contact number|home and personal cell",
            "Telefon|Telefon privat|Handy|Mobil|Mobiltelefon|Telefonnummer|Handynummer|Tel|Rufnummer|Mobilnummer|Privattelefon",
            "Teléfono|móvil|celular|número de teléfono|teléfono móvil|tel",
            "Téléphone|portable|mobile|tél|numéro de téléphone|téléphone portable",
            "Telefone|telemóvel|celular|número de telefone|tel",
            "الهاتف|رقم الهاتف|الجوال|المحمول|الموبايل|رقم الجوال|هاتف",
        ],
    ),
    row(
        Column::Email,
        "email",
        [
            "E-mail|email|e mail address|email address|personal e mail|personal email|mail",
            "E-Mail|E-Mail-Adresse|Mail|Mailadresse",
            "Correo electrónico|correo|e-mail|dirección de correo",
            "Courriel|e-mail|adresse e-mail|adresse électronique|mél",
            "E-mail|correio eletrónico|correio eletrônico|endereço de e-mail",
            "البريد الإلكتروني|البريد|الإيميل|ايميل",
        ],
    ),
    row(
        Column::Number,
        "number",
        [
            "Employee number|employee id|emp #|emp no|emp id|emp number|employee #|employee no|id|id number|badge|badge number|badge #|payroll number|personnel number|staff id|staff number|clock number|worker id|member id|no|#",
            "Personalnummer|Pers.-Nr.|Personal-Nr.|PersNr|Personalnr|Mitarbeiternummer|Mitarbeiter-Nr.|MA-Nr.|Stammnummer|Ausweisnummer|Nr",
            "Número de empleado|n.º de empleado|núm. empleado|legajo|matrícula|código de empleado|nº",
            "Matricule|numéro de salarié|n° salarié|numéro d'employé|identifiant|n°",
            "Número de funcionário|nº de funcionário|matrícula funcional|número mecanográfico|código",
            "رقم الموظف|الرقم الوظيفي|رقم العامل|الرقم",
        ],
    ),
    row(
        Column::Unit,
        "unit",
        [
            "Unit|department|dept|work area|area|team|section|division|building|ward|crew|group|office|line",
            "Abteilung|Bereich|Team|Einheit|Arbeitsbereich|Station|Gruppe|Kostenstelle|Gebäude|Abt",
            "Departamento|unidad|área|sección|equipo|sector|edificio|depto",
            "Service|unité|département|secteur|équipe|atelier|bâtiment",
            "Setor|departamento|unidade|seção|secção|área|equipa|equipe|sector|prédio",
            "القسم|الوحدة|الدائرة|المصلحة|الإدارة|الفريق",
        ],
    ),
    row(
        Column::SubUnit,
        "subunit",
        [
            "Sub-unit|sub department|subdepartment|sub dept|sub area|subunit|floor|cost center name",
            "Unterabteilung|Teilbereich|Unterbereich|Untergruppe|Etage|Stockwerk",
            "Subdepartamento|subsección|subunidad|planta|piso",
            "Sous-service|sous-unité|sous-département|étage",
            "Subsetor|subdepartamento|subunidade|andar",
            "القسم الفرعي|الوحدة الفرعية|الطابق",
        ],
    ),
    row(
        Column::Shift,
        "shift",
        [
            "Shift|shift name|work shift|schedule|shift pattern",
            "Schicht|Schichtgruppe|Arbeitsschicht|Schichtmodell",
            "Turno|turno de trabajo|horario",
            "Quart|poste horaire|horaire|équipe horaire|vacation",
            "Turno|turno de trabalho|horário",
            "الوردية|المناوبة|الدوام|النوبة",
        ],
    ),
    row(
        Column::Worksite,
        "worksite",
        [
            "Worksite|work location|site|location|facility|plant|store|workplace|work site|branch|campus|depot",
            "Standort|Werk|Betrieb|Arbeitsort|Filiale|Betriebsstätte",
            "Centro de trabajo|lugar de trabajo|sede|planta de trabajo|sucursal|tienda",
            "Site|lieu de travail|établissement|magasin|usine",
            "Local de trabalho|local|unidade fabril|loja|filial",
            "موقع العمل|الموقع|الفرع|المصنع|مكان العمل",
        ],
    ),
    row(
        Column::Languages,
        "languages",
        [
            "Languages|language|languages spoken|spoken language|preferred language",
            "Sprachen|Sprache|Muttersprache",
            "Idiomas|idioma|lengua|lenguas",
            "Langues|langue|langue parlée",
            "Línguas|língua|idioma falado|idiomas falados",
            "اللغات|اللغة",
        ],
    ),
    row(
        Column::Standing,
        "standing",
        [
            "Standing|status|employment status|eligibility|in unit",
            "Stellung|Status|Beschäftigungsstatus",
            "Situación|estado|estatus",
            "Situation|statut",
            "Situação|estatuto|estado laboral",
            "الوضع|الحالة|الوضع الوظيفي",
        ],
    ),
    row(
        Column::Support,
        "support",
        [
            "Support|assessment|rating|support level|score|current assessment|assessment score|1 5",
            "Unterstützung|Einschätzung|Bewertung|Einstufung",
            "Apoyo|valoración|evaluación|calificación",
            "Soutien|évaluation|appréciation|note de soutien",
            "Apoio|avaliação|classificação de apoio",
            "الدعم|التقييم|درجة الدعم",
        ],
    ),
    row(
        Column::RatedOn,
        "rated",
        [
            "Rated on|assessed on|assessment date|date assessed|rating date|date of assessment",
            "Eingeschätzt am|Datum der Einschätzung|Bewertungsdatum",
            "Valorado el|fecha de valoración|fecha de evaluación",
            "Évalué le|date d'évaluation",
            "Avaliado em|data da avaliação",
            "تاريخ التقييم",
        ],
    ),
    row(
        Column::Basis,
        "basis",
        [
            "Basis|assessment basis|rests on",
            "Grundlage|beruht auf",
            "Base de la valoración|fundamento",
            "Fondement|base de l'évaluation",
            "Base da avaliação|fundamento da avaliação",
            "أساس التقييم",
        ],
    ),
    row(
        Column::Says,
        "says",
        [
            "Says who|says|assessed by|assessor|rated by|by",
            "Sagt wer|eingeschätzt von|von wem",
            "Lo dice|valorado por",
            "Dit par|évalué par",
            "Dito por|avaliado por",
            "من يقول|قيمه",
        ],
    ),
    row(
        Column::Leader,
        "leader",
        [
            "Leader|is leader|organic leader|leader identified|natural leader",
            "Führungsperson|organische Führungsperson|Schlüsselperson|Leitung",
            "Líder|líder natural",
            "Leader|leader organique|meneur|meneuse",
            "Liderança|líder|liderança orgânica",
            "قائد|قائد طبيعي|قيادي",
        ],
    ),
    row(
        Column::Note,
        "note",
        [
            "Note|notes|comment|comments|remarks|remark",
            "Notiz|Notizen|Bemerkung|Bemerkungen|Anmerkung|Kommentar",
            "Nota|notas|comentario|comentarios|observaciones",
            "Remarque|notes|remarques|commentaire|commentaires|observations",
            "Nota|notas|observações|comentário|comentários",
            "ملاحظة|ملاحظات|تعليق",
        ],
    ),
    row(
        Column::Test,
        "test",
        [
            "Structure test",
            "Strukturtest",
            "Prueba de estructura",
            "Test de structure",
            "Teste de estrutura",
            "اختبار البنية",
        ],
    ),
    row(Column::Refused, "refused", ["", "", "", "", "", ""]),
    row(Column::List, "list", ["", "", "", "", "", ""]),
    row(Column::Free, "free", ["", "", "", "", "", ""]),
    row(Column::LeaveOut, "out", ["", "", "", "", "", ""]),
    row(
        Column::From,
        "from",
        [
            "From|asker|source|who|named by|from id|person a|a|leader",
            "Von|Fragende|Quelle|wer|benannt von|Führungsperson",
            "De|fuente|quién|nombrado por|líder",
            "De|source|qui|cité par|leader",
            "De|fonte|quem|indicado por|líder",
            "من|المصدر",
        ],
    ),
    row(
        Column::To,
        "to",
        [
            "To|named|target|whom|to id|person b|b|follower|goes to",
            "An|Genannte|Ziel|wen|benannt",
            "A|destino|a quién|nombrado",
            "À|cible|vers|cité",
            "Para|destino|nomeado|indicado",
            "إلى|الهدف",
        ],
    ),
    row(
        Column::Kind,
        "kind",
        [
            "Kind|type|question|tie|relation|relationship",
            "Art|Frage|Beziehung|Typ",
            "Tipo|pregunta|relación",
            "Type|question|relation|genre",
            "Tipo|pergunta|relação",
            "النوع|السؤال|العلاقة",
        ],
    ),
    row(
        Column::Day,
        "day",
        [
            "Day|date|when|on",
            "Tag|Datum|wann|am",
            "Día|fecha|cuándo",
            "Jour|date|quand|le",
            "Dia|data|quando",
            "اليوم|التاريخ",
        ],
    ),
    row(
        Column::Mutual,
        "mutual",
        [
            "Mutual|both ways|reciprocal|undirected",
            "Gegenseitig|beidseitig",
            "Mutuo|recíproco",
            "Mutuel|réciproque",
            "Mútuo|recíproco",
            "متبادل",
        ],
    ),
    row(
        Column::Weight,
        "weight",
        [
            "Weight|strength|count|value|times",
            "Gewicht|Stärke|Anzahl",
            "Peso|fuerza|veces",
            "Poids|force|nombre",
            "Peso|força|vezes",
            "الوزن",
        ],
    ),
    row(
        Column::Person,
        "person",
        [
            "Person|who|name|worker|employee id|employee number|id|full name|code|people",
            "Person|Name|wer|Personalnummer|Code",
            "Persona|nombre|quién|código",
            "Personne|nom|qui|code",
            "Pessoa|nome|quem|código",
            "الشخص|الاسم|من",
        ],
    ),
    row(
        Column::Value,
        "value",
        [
            "Value|result|outcome|prediction|answer|did|expected",
            "Wert|Ergebnis|Vorhersage|Antwort",
            "Valor|resultado|predicción|respuesta",
            "Valeur|résultat|prédiction|réponse",
            "Valor|resultado|previsão|resposta",
            "القيمة|النتيجة|التوقع",
        ],
    ),
];

/// Columns of a list of people; the others belong to ties and results.
const OF_PEOPLE: std::ops::RangeInclusive<Column> = Column::Name..=Column::Note;

impl Column {
    fn entry(self) -> Option<&'static Row> {
        TABLE.iter().find(|row| row.column == self)
    }

    /// The name of the field in `Header=field` and in reports. Stays.
    pub fn id(self) -> &'static str {
        self.entry().map_or("", |row| row.id)
    }

    /// The column of that name.
    pub fn named(id: &str) -> Option<Self> {
        let id = id.trim();
        TABLE.iter().find(|row| row.id.eq_ignore_ascii_case(id)).map(|row| row.column)
    }

    /// Heads the column in an export, in a language such as `de` or `pt-BR`; English otherwise.
    pub fn header(self, language: &str) -> &'static str {
        let place = LANGUAGES.iter().position(|known| language.split(['-', '_']).next() == Some(known));
        let words =
            self.entry().map_or("", |row| row.words.get(place.unwrap_or(0)).copied().unwrap_or_default());
        words.split('|').next().unwrap_or_default()
    }

    /// Every column a list of people may be told to have, in the order of the table.
    pub fn of_people() -> impl Iterator<Item = Self> {
        TABLE.iter().map(|row| row.column).filter(|column| *column <= Column::LeaveOut)
    }
}

/// What the head of a column says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Guess {
    pub(super) column: Column,
    /// Name of the test, the list or the free field.
    pub(super) label: String,
    /// The head is a word of the table, not merely like one.
    pub(super) certain: bool,
}

/// Folds a head for looking it up: lower case, no accents, no punctuation but `#`.
fn folded(head: &str) -> String {
    let mut out = String::with_capacity(head.len());
    for c in fold(head).chars() {
        if c.is_alphanumeric() || c == '#' || c == '°' {
            out.push(c);
        } else if !out.ends_with(' ') && !out.is_empty() {
            out.push(' ');
        }
    }
    out.truncate(out.trim_end().len());
    out
}

type Words = HashMap<String, Vec<Column>>;

fn table() -> &'static Words {
    static WORDS: OnceLock<Words> = OnceLock::new();
    WORDS.get_or_init(|| {
        let mut words: Words = HashMap::new();
        for row in TABLE {
            for word in row.words.iter().flat_map(|words| words.split('|')).filter(|word| !word.is_empty()) {
                let columns = words.entry(folded(word)).or_default();
                if !columns.contains(&row.column) {
                    columns.push(row.column);
                }
            }
        }
        words
    })
}

/// Whether a single line reads like the head of a column of names.
pub(super) fn is_name_header(head: &str) -> bool {
    table().get(&folded(head)).is_some_and(|columns| columns.contains(&Column::Name))
}

/// Looks a head up among `wanted` columns.
pub(super) fn look_up(head: &str, wanted: impl Fn(Column) -> bool) -> Option<Column> {
    table().get(&folded(head))?.iter().copied().find(|column| wanted(*column))
}

/// Guesses what the head of a column in a list of people means; `None` = no idea.
pub(super) fn guess(head: &str) -> Option<Guess> {
    let known = |column, certain| Some(Guess { column, label: head.to_owned(), certain });
    let whole = folded(head);
    if whole.is_empty() {
        return None;
    }
    if words::is_sensitive(head) {
        return known(Column::LeaveOut, false);
    }
    if let Some(column) = look_up(head, |column| OF_PEOPLE.contains(&column)) {
        return known(column, true);
    }
    // "List: Night crew", "Petition: Signed", "Petition - Refused".
    if let Some((before, after)) = head.split_once([':', '–', '—']).or_else(|| head.split_once(" - ")) {
        let (before, after) = (before.trim(), after.trim());
        let labelled = |column, label: &str| Some(Guess { column, label: label.to_owned(), certain: true });
        if words::is_list(before) && !after.is_empty() {
            return labelled(Column::List, after);
        }
        if !before.is_empty() {
            match words::step(after) {
                Some(true) => return labelled(Column::Test, before),
                Some(false) => return labelled(Column::Refused, before),
                None => {}
            }
        }
        if words::is_test(before) && !after.is_empty() {
            return labelled(Column::Test, after);
        }
        return None;
    }
    // The longest phrase of the table that makes up at least half of the head.
    let parts: Vec<&str> = whole.split(' ').collect();
    for length in (parts.len().div_ceil(2)..parts.len()).rev() {
        for part in parts.windows(length) {
            let columns = table().get(&part.join(" "));
            let column = columns.and_then(|columns| columns.iter().find(|column| OF_PEOPLE.contains(column)));
            if let Some(column) = column.filter(|_| part.iter().any(|word| word.chars().count() > 2)) {
                return known(*column, false);
            }
        }
    }
    None
}

/// Whether a phone head says that it is the person's own: preferred over a company phone.
pub(super) fn is_own_phone(head: &str) -> bool {
    let whole = folded(head);
    [
        "cell",
        "mobil",
        "handy",
        "personal",
        "privat",
        "movil",
        "celular",
        "portable",
        "telemovel",
        "جوال",
        "محمول",
        "موبايل",
    ]
    .iter()
    .any(|word| whole.contains(word))
}

/// Guesses by what the cells of a column hold. `cells` = the first filled ones.
pub(super) fn guess_by_content(cells: &[&str]) -> Option<Column> {
    let most = |is: fn(&str) -> bool| cells.iter().filter(|cell| is(cell)).count() * 10 >= cells.len() * 7;
    if cells.is_empty() {
        return None;
    }
    if most(words::is_email) {
        Some(Column::Email)
    } else if most(words::is_phone) {
        Some(Column::Phone)
    } else if most(is_last_first) {
        Some(Column::Name)
    } else {
        None
    }
}

/// "Müller, Björn": one comma, letters on both sides, no digits.
fn is_last_first(cell: &str) -> bool {
    cell.split_once(',').is_some_and(|(last, first)| {
        let name = |part: &str| part.chars().any(char::is_alphabetic) && part.split_whitespace().count() <= 4;
        name(last) && name(first) && !first.contains(',') && !cell.contains(|c: char| c.is_ascii_digit())
    })
}

/// "First Last": two to four words of letters.
pub(super) fn is_whole_name(cell: &str) -> bool {
    let cell = words::without_bullet(cell);
    let words = cell.split_whitespace().count();
    is_last_first(cell)
        || (2..=5).contains(&words) && cell.chars().all(|c| c.is_alphabetic() || " '’.-".contains(c))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knows_the_heads_of_real_lists() {
        for (head, column) in [
            ("Pers.-Nr.", Column::Number),
            ("Emp #", Column::Number),
            ("Telefon privat", Column::Phone),
            ("Last name, first name", Column::Name),
            ("Work Area", Column::Unit),
            ("Sub Department", Column::SubUnit),
            ("Personal e-mail", Column::Email),
            ("Leader?", Column::Leader),
            ("الوردية", Column::Shift),
            ("Prénom", Column::FirstName),
            ("Correo electrónico", Column::Email),
            ("List: Night crew", Column::List),
            ("Petition: Refused", Column::Refused),
            ("July Rally: Attended", Column::Test),
            ("Krankheitstage", Column::LeaveOut),
        ] {
            assert_eq!(guess(head).map(|guess| guess.column), Some(column), "{head}");
        }
        assert_eq!(guess("Hired"), None);
        assert_eq!(guess("Home address"), None);
    }

    #[test]
    fn every_export_head_is_understood_on_the_way_in() {
        for language in LANGUAGES {
            for column in Column::of_people().filter(|column| OF_PEOPLE.contains(column)) {
                let head = column.header(language);
                assert_eq!(guess(head).map(|guess| guess.column), Some(column), "{language} {head}");
            }
        }
    }
}
