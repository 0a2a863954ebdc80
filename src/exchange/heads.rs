//! The words that head columns, in six languages: data, one row a column.

use super::columns::Column;

/// A column with its words.
pub(super) struct Row {
    pub(super) column: Column,
    /// Its name in rules and reports.
    pub(super) id: &'static str,
    /// Per language of [`LANGUAGES`], words between bars, the export head first.
    pub(super) words: [&'static str; 6],
}

/// The languages of the table, in its order.
pub(super) const LANGUAGES: [&str; 6] = ["en", "de", "es", "fr", "pt", "ar"];

const fn row(column: Column, id: &'static str, words: [&'static str; 6]) -> Row {
    Row { column, id, words }
}

/// Every column, in the order menus offer them.
pub(super) const TABLE: &[Row] = &[
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
            "From|asker|asked|source|who|named by|from id|from name|person a|person 1|ego|a|leader|sender",
            "Von|Fragende|Befragte|Quelle|wer|benannt von|Führungsperson",
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
            "To|named|target|whom|to id|to name|person b|person 2|alter|b|follower|goes to|names|receiver",
            "An|nach|Genannte|Ziel|wen|zu|benannt",
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
            "Weight|strength|count|value|times|score|frequency|how often|often",
            "Gewicht|Stärke|Anzahl|Häufigkeit|wie oft",
            "Peso|fuerza|veces|frecuencia",
            "Poids|force|nombre|fréquence",
            "Peso|força|vezes|frequência",
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
