"""The pages of the desk, a line each: what the directory, the function keys and the palette offer.

A subject has its line here and in ``store/subjects.py``; what else the screens need of it, its room
answers (``tui/answers.py``).
"""

from __future__ import annotations

from dataclasses import dataclass

from store.text import Named, mark


class Group(Named):
    """The groups of the directory, by the number that a group's pages begin after."""

    DESK = "00", mark("Front desk")
    RESIDENTS = "10", mark("Residents")
    MONEY = "20", mark("Money")
    CASH = "30", mark("Cash desk")
    STAFF = "34", mark("Staff, affairs")
    SITE = "40", mark("Grounds")
    SALES = "43", mark("Sales site")
    HOMES = "50", mark("Move-in, works")
    OFFICE = "60", mark("Office")
    SYSTEM = "70", mark("System")
    QUALITY = "80", mark("Quality")


@dataclass(frozen=True)
class Page:
    """A page that can be gone to from everywhere.

    ``opens`` is ``module:Screen`` or, for what opens over a screen, ``module:function`` of the
    desk. ``rank`` is its place in the footer, None for none; ``right`` where the right stands that
    a role must have, ``module:NAME``: who works the desk, where it says nothing else. ``things``
    are those of the journal that it can point at; who has one of the roles that it ``opens_for``
    begins there.
    """

    name: str
    number: int
    title: str
    help: str
    opens: str
    keys: tuple[str, ...] = ()
    rank: int | None = None
    right: str = "store.rights:WORK_THE_DESK"
    things: tuple[str, ...] = ()
    opens_for: tuple[str, ...] = ()

    @property
    def group(self) -> Group:
        """Its group in the directory."""
        return max(one for one in Group if int(one) < self.number)


@dataclass(frozen=True)
class Service:
    """What can begin at a home's page: ``begins`` is ``module:function``.

    It is told the desk, the home, and the person who is pointed at there, None when it is nobody.
    ``order`` is its place among all services, the first nine have a digit; ``rank`` that in the
    footer, None for none.
    """

    name: str
    order: int
    title: str
    help: str
    begins: str
    keys: tuple[str, ...] = ()
    rank: int | None = None


@dataclass(frozen=True)
class Subject:
    """A subject's pages and services, and the module of its room that answers the halls.

    ``about`` is the thing of another subject on whose page it has something to say; ``draws`` says
    that it draws lines of Today or their clocks itself, as those do that are ``daily``: the rooms
    of the others are not loaded for what waits.
    """

    name: str
    answers: str
    pages: tuple[Page, ...]
    services: tuple[Service, ...] = ()
    daily: bool = False
    about: str = ""
    draws: bool = False


_ALL = "store.rights:SIGN_IN"
_MONEY = "store.rights:READ_MONEY"
_SETTINGS = "store.rights:CHANGE_SETTINGS"
_CAFE = "store.rights:WORK_THE_CAFE"
_AT_CAFE = ("cafe", "cafe lead")
_SITE = "store.rights:WORK_THE_SITE"
_AT_SITE = ("sales lead", "butler", "guest assistant")

SUBJECTS = (
    Subject("today", "", (
        Page("today", 1, mark("Today"), mark("What is to be done now."),
             "tui.today.screen:TodayScreen", ("f2",), 60, _ALL),), daily=True),
    Subject("dutylog", "tui.dutylog.subject", (
        Page("dutylog", 2, mark("Log"), mark("The duty log."),
             "tui.dutylog.screen:DutylogScreen", ("f3",), 61,
             things=("log", "day", "deputy", "absence")),
        Page("usual_texts", 65, mark("Usual texts"), mark("What is written into the log often."),
             "tui.dutylog.usual:UsualTextsScreen", things=("usual_text",)),
        Page("absence", 69, mark("Away and back"),
             mark("That you leave the desk for a while, or are back."),
             "tui.dutylog.absence:turn", ("f11",)),), (
        Service("write", 50, mark("Write log"), mark("Write about this home."),
                "tui.dutylog.subject:write", ("ctrl+d",), 20),), daily=True),
    Subject("tickets", "tui.tickets.subject", (
        Page("tickets", 3, mark("Tickets"), mark("The tickets, most urgent first."),
             "tui.tickets.screen:TicketsScreen", ("f4",), 62,
             "store.tickets.rights:RECTIFY", ("ticket",)),
        Page("morning", 64, mark("Morning round"),
             mark("Yesterday's figures, and what is unfinished, one by one."),
             "tui.tickets.morning:MorningScreen", things=("morning",)),
        Page("phrases", 68, mark("Usual reports"), mark("What is reported often."),
             "tui.tickets.phrases:PhrasesScreen", things=("phrase",)),), (
        Service("report", 10, mark("New report"), mark("A report about this home."),
                "tui.tickets.subject:report", ("ctrl+t",), 10),
        Service("complaint", 11, mark("Complaint"), mark("A complaint from this home."),
                "tui.tickets.subject:complaint"),
        Service("enquiry", 12, mark("Enquiry"), mark("A question from this home."),
                "tui.tickets.subject:enquiry"),
        Service("paid", 13, mark("Paid service"), mark("A service that this home pays for."),
                "tui.tickets.subject:paid"),
        Service("finding", 60, mark("New finding"), mark("Something is found wrong in this home."),
                "tui.tickets.subject:found"),
        Service("task", 61, mark("New task"), mark("A task about this home, by who is in charge."),
                "tui.tickets.subject:task"),), daily=True),
    Subject("keys", "tui.keys.subject", (
        Page("keys", 4, mark("Keys"), mark("The keys the desk holds."),
             "tui.keys.screen:KeysScreen", ("f5",), 63, things=("key",)),
        Page("key_counts", 8, mark("Key reconciliation"),
             mark("Count the keys hook by hook, and the counts of the past."),
             "tui.keys.counts.screen:CountsScreen", things=("key_count",)),), (
        Service("hold_key", 40, mark("Keep a key"), mark("A key of this home comes to the desk."),
                "tui.keys.subject:hold"),), daily=True),
    Subject("handover", "tui.handover.subject", (
        Page("handover", 5, mark("Handover"), mark("Hand the desk over."),
             "tui.handover.screen:HandoverScreen", ("f6",), 64, things=("handover",)),),
            daily=True),
    Subject("residents", "tui.residents.subject", (
        Page("residents", 11, mark("Residents"), mark("The homes and their files."),
             "tui.residents.screen:ResidentsScreen", ("f7",), 65, things=("home",)),
        Page("import", 73, mark("Import"), mark("Take resident files in from a spreadsheet."),
             "tui.residents.importing.screen:ImportScreen",
             right="store.residents.rights:IMPORT_FILES"),
        Page("access", 13, mark("Who saw files"),
             mark("Who opened, changed, printed files."),
             "tui.residents.access:AccessScreen",
             right="store.residents.rights:READ_ACCESS"),), daily=True),
    Subject("permits", "tui.permits", (
        Page("permits", 15, mark("Permits"), mark("Parking permits by plate, home and end."),
             "tui.permits:PermitsScreen", things=("permit",)),), (
        Service("permit", 33, mark("Permit"), mark("A parking permit for this home."),
                "tui.permits:begin"),)),
    Subject("goods", "tui.goods", (
        Page("goods", 16, mark("Release slips"), mark("Goods that go out, by home and number."),
             "tui.goods:GoodsScreen", right="store.rights:WORK_THE_GATE", things=("slip",)),), (
        Service("goods", 31, mark("Goods out"), mark("A release slip for goods of this home."),
                "tui.goods:begin"),)),
    Subject("parcels", "tui.parcels", (
        Page("parcels", 18, mark("Parcels"), mark("What lies here for residents, by home and day."),
             "tui.parcels:ParcelsScreen", things=("parcel",)),), (
        Service("parcel", 32, mark("Take a parcel in"), mark("A parcel for this home is brought."),
                "tui.parcels:begin"),)),
    Subject("lostproperty", "tui.lostproperty", (
        Page("lostproperty", 19, mark("Lost property"),
             mark("What was found: where it lies, and who claimed it."),
             "tui.lostproperty:LostPropertyScreen", things=("lost_item",)),)),
    Subject("visitors", "tui.visitors", (
        Page("visitors", 17, mark("Visitors"), mark("Who is announced, waits, or is inside."),
             "tui.visitors:VisitorsScreen", right="store.rights:WORK_THE_GATE",
             things=("visit",)),), (
        Service("visitor", 29, mark("Visitor"), mark("Somebody comes to this home."),
                "tui.visitors:begin"),)),
    Subject("pricelist", "tui.pricelist", (
        Page("pricelist", 21, mark("Price list"),
             mark("What may be charged, and what a home pays of it."),
             "tui.pricelist:PriceListScreen", right=_MONEY, things=("price_item",)),)),
    Subject("bills", "tui.bills.subject", (
        Page("bill_runs", 24, mark("Bill runs"), mark("A month's bills: dry run, drafts, issue."),
             "tui.bills.runs:RunsScreen", right=_MONEY, things=("bill_run",)),
        Page("bills", 22, mark("Bills"), mark("Each bill, why it comes to that, what is owed."),
             "tui.bills.screen:BillsScreen", right=_MONEY, things=("bill",)),
        Page("payers", 29, mark("Payers"), mark("Who pays for each home, and from when."),
             "tui.bills.payers:PayersScreen", right=_MONEY, things=("payer",)),), (
        Service("payer", 62, mark("Payer"), mark("Who pays for this home from a day on."),
                "tui.bills.payers:begin"),)),
    Subject("parking", "tui.parking", (), about="permit"),
    Subject("services", "tui.services.subject", (), about="ticket"),
    Subject("receipts", "tui.receipts", (
        Page("receipts", 23, mark("Receipts"), mark("Take a payment; the book of all receipts."),
             "tui.receipts:ReceiptsScreen", right=_MONEY, things=("receipt",)),)),
    Subject("drawer", "tui.drawer", (
        Page("drawer", 31, mark("Drawer"), mark("Cash counted blind; the day's sheet."),
             "tui.drawer:DrawerScreen", right=_MONEY, things=("cash_count",)),)),
    Subject("payments", "tui.payments.subject", (
        Page("bank_files", 32, mark("Bank files"),
             mark("Payments by bank and phone taken in from a file, and assigned."),
             "tui.payments.files:BankFilesScreen", right=_MONEY, things=("bank_file",)),), (
        Service("pay", 14, mark("Take payment"), mark("Somebody pays for this home."),
                "tui.payments.take:begin"),
        Service("from_deposit", 47, mark("Deposit to fees"),
                mark("A deposit settles what this home owes."), "tui.payments.putting:begin"),)),
    Subject("late", "tui.late", (
        Page("late_charges", 34, mark("Waivers"),
             mark("What of a late charge is to be waived, by whom and why."),
             "tui.late:LateScreen", right=_MONEY, things=("late_charge",)),)),
    Subject("deposits", "tui.deposits", (
        Page("deposits", 25, mark("Deposits"),
             mark("What is held for whom, and when it goes back."),
             "tui.deposits:DepositsScreen", right="store.rights:READ_MONEY",
             things=("deposit",)),), (
        Service("deposit", 34, mark("Take a deposit"), mark("Somebody pays one for this home."),
                "tui.deposits:begin"),)),
    Subject("rates", "tui.rates.published", (
        Page("rates", 27, mark("Collection rate"),
             mark("What was received of what is due, month by month."),
             "tui.rates.screen:RatesScreen", right="store.rights:READ_MONEY",
             things=("month_close",)),
        Page("published", 28, mark("Posted accounts"),
             mark("Finance's figures as they are posted."),
             "tui.rates.published:PublishedScreen", right="store.rights:READ_MONEY",
             things=("public_line",)),), (
        Service("statement", 70, mark("Statement"), mark("What this home was billed and paid."),
                "tui.rates.statement:begin"),)),
    Subject("dunning", "tui.dunning.subject", (
        Page("dunning", 26, mark("Arrears"),
             mark("Who owes, how far each was asked, what was promised."),
             "tui.dunning.screen:DunningScreen", things=("dunning",)),), (
        Service("dunning", 45, mark("Arrears"), mark("What this home owes, and how it was asked."),
                "tui.dunning.subject:begin"),)),
    Subject("meters", "tui.meters", (
        Page("meters", 43, mark("Meters"), mark("Water, power, gas, heat: read home by home."),
             "tui.meters:MetersScreen", right="store.rights:READ_METERS", things=("meter",)),), (
        Service("meters", 46, mark("Meters"), mark("What this home's meters stand at."),
                "tui.meters:begin"),)),
    Subject("sharing", "tui.sharing", (
        Page("sharing", 33, mark("Shared costs"),
             mark("A cost of a period, split once among the homes that share it."),
             "tui.sharing:SharingScreen", right=_MONEY, things=("shared_cost",)),)),
    Subject("outages", "tui.outages", (
        Page("outages", 41, mark("Outages"), mark("Water, power, lift, gas: what homes are told."),
             "tui.outages:OutagesScreen", things=("outage",)),)),
    Subject("moveins", "tui.moveins.subject", (
        Page("moveins", 51, mark("Move-ins"),
             mark("Who moves in and who leaves, step by step."),
             "tui.moveins.screen:MoveInsScreen", things=("movein", "movein_line")),
        Page("movein_visits", 52, mark("Appointments"),
             mark("A new building by day and quarter of an hour: who came."),
             "tui.moveins.visits:VisitsScreen", things=("movein_visit",)),), (
        Service("movein", 35, mark("Move-in"), mark("Somebody moves into this home."),
                "tui.moveins.subject:begin"),
        Service("leaving", 36, mark("Moving out"), mark("Somebody leaves, or the home is sold."),
                "tui.moveins.subject:begin_leaving"),)),
    Subject("trusteeship", "tui.trusteeship.subject", (
        Page("trusteeships", 53, mark("Trusteeships"),
             mark("Homes left to our care, from agreement to statement."),
             "tui.trusteeship.screen:TrusteeshipsScreen",
             things=("trusteeship", "trust_problem", "trust_visit", "trust_span")),
        Page("trust_rounds", 54, mark("Trust rounds"),
             mark("The week's round, and the visits before and after rain."),
             "tui.trusteeship.rounds:RoundsScreen",
             things=("trust_round", "trust_plan", "rain")),), (
        Service("trusteeship", 48, mark("Trusteeship"), mark("This home is left to our care."),
                "tui.trusteeship.subject:begin"),)),
    Subject("renovation", "tui.renovation.subject", (
        Page("renovations", 55, mark("Renovations"),
             mark("Declared, permitted, looked at, inspected, watched for leaks."),
             "tui.renovation.screen:RenovationsScreen", right="store.rights:SEE_WORKS",
             things=("renovation", "violation", "noise_ban")),
        Page("spot_checks", 56, mark("Spot checks due"),
             mark("Every open renovation by when it is looked at next."),
             "tui.renovation.checks:ChecksScreen", things=("spot_plan", "spot_check")),
        Page("worker_passes", 57, mark("Workers' passes"),
             mark("Who works in which home until when, and what is out."),
             "tui.renovation.passes:PassesScreen", things=("worker_pass",)),), (
        Service("renovation", 37, mark("Renovation"), mark("A renovation of this home."),
                "tui.renovation.subject:begin"),), draws=True),
    Subject("workers", "tui.workers", (
        Page("workers", 61, mark("Workers"),
             mark("Everybody who does work here, and their phones."),
             "tui.workers:WorkersScreen", things=("worker",)),)),
    Subject("roster", "tui.roster.subject", (
        Page("roster", 35, mark("Roster"),
             mark("Who is on when: people by days, swaps, gaps."),
             "tui.roster.screen:RosterScreen",
             things=("roster", "roster_swap", "roster_change", "roster_bar")),)),
    Subject("recruitment", "tui.recruitment.subject", (
        Page("recruitment", 36, mark("Recruitment"),
             mark("Posts asked for, applicants, from the first day to the last."),
             "tui.recruitment.screen:RecruitmentScreen", right="store.rights:RECRUIT",
             things=("vacancy", "application")),)),
    Subject("licences", "tui.licences", (
        Page("licences", 63, mark("Licences"),
             mark("Papers that expire: certificates, insurance, contracts."),
             "tui.licences:LicencesScreen", things=("licence",)),)),
    Subject("routines", "tui.routines", (
        Page("routines", 42, mark("Routines"),
             mark("What is to be done again and again, and what came of it."),
             "tui.routines:RoutinesScreen", things=("routine", "task")),)),
    Subject("patrols", "tui.patrols.subject", (
        Page("patrols", 81, mark("Rounds"),
             mark("Rounds that are due, under way or missed, point by point."),
             "tui.patrols.screen:RoundsScreen", things=("round", "walk")),
        Page("patrol_plans", 82, mark("Patrols"),
             mark("Where rounds lead, and how often."),
             "tui.patrols.plans:PatrolsScreen", things=("patrol",)),)),
    Subject("inspections", "tui.inspections.subject", (
        Page("inspections", 83, mark("Inspections"),
             mark("Departments gone through by a list, scored and signed."),
             "tui.inspections.screen:InspectionsScreen",
             things=("inspection", "inspection_list")),)),
    Subject("contractors", "tui.contractors.subject", (
        Page("contractors", 84, mark("Contractors"),
             mark("Who works here by contract: papers, people, on site, checks."),
             "tui.contractors.screen:ContractorsScreen",
             things=("contractor", "contractor_paper", "contractor_person", "contractor_stint",
                     "contractor_check")),
        Page("contractor_scores", 89, mark("Contractor scores"),
             mark("Contractors' month sheets: signed and settled."),
             "tui.contractors.scores:ScoresScreen", right=_MONEY,
             things=("contractor_month",)),)),
    Subject("trainings", "", ()),
    Subject("courses", "tui.courses.subject", (
        Page("courses", 37, mark("Trainings"),
             mark("Sessions: who came, marks; who may work today."),
             "tui.courses.screen:CoursesScreen", things=("course",)),)),
    Subject("shops", "tui.shops.subject", (
        Page("shops", 85, mark("Shops"),
             mark("Papers reviewed, fronts checked, what is put right or reported."),
             "tui.shops.screen:ShopsScreen",
             things=("shop", "shop_check", "shop_breach", "frontage", "frontage_day")),), (
        Service("shop", 64, mark("Shop"), mark("A shop comes in here."),
                "tui.shops.subject:begin"),)),
    Subject("outside", "tui.outside.subject", (
        Page("outside", 86, mark("Outside bodies"),
             mark("Power, water, police: phones, visits, what was agreed."),
             "tui.outside.screen:OutsideScreen", things=("body", "liaison")),)),
    Subject("documents", "tui.documents.subject", (
        Page("documents", 70, mark("Office documents"),
             mark("Letters in and out, notices, passing rounds, files."),
             "tui.documents.screen:DocumentsScreen",
             things=("letter_in", "letter_reader", "letter_out", "archive_file",
                     "archive_cull")),)),
    Subject("cleaning", "tui.cleaning.subject", (
        Page("cleaning", 48, mark("Cleaning"),
             mark("The day by place and time: tasks ticked, rows scored."),
             "tui.cleaning.screen:CleaningScreen", right="store.rights:WORK_CLEANING",
             things=("clean_duty", "clean_plan")),
        Page("matters", 49, mark("Impact works and accidents"),
             mark("Plans and their approval; accidents told."),
             "tui.cleaning.matters:MattersScreen", right="store.rights:WORK_CLEANING",
             things=("clean_matter",)),)),
    Subject("escalations", "tui.escalations", (
        Page("escalations", 66, mark("Reported up"),
             mark("What went up the chain, and whom it reached."),
             "tui.escalations:EscalationsScreen", things=("escalation",)),
        Page("escalate", 67, mark("Report up"),
             mark("Report what is open here up the chain."),
             "tui.escalations:raise_here", ("ctrl+z",)),)),
    Subject("emergency", "tui.emergency.subject", (
        Page("emergency", 9, mark("Emergency"),
             mark("119, 110, 120; the emergency plans step by step."),
             "tui.emergency.screen:EmergencyScreen", ("f12",), 59,
             things=("emergency", "emergency_plan", "emergency_drill")),)),
    Subject("visits", "tui.visits.subject", (
        Page("visits", 87, mark("Return visits"),
             mark("Whom to ask how it was, and what they said."),
             "tui.visits.screen:VisitsScreen", things=("return_visit", "visit_month")),), (
        Service("visit", 63, mark("Return visit"), mark("This home is to be asked how it was."),
                "tui.visits.subject:begin"),)),
    Subject("surveys", "tui.surveys.subject", (
        Page("surveys", 88, mark("Surveys"),
             mark("What residents think of it all: sheets typed in, results as bars."),
             "tui.surveys.screen:SurveysScreen", things=("survey",)),)),
    Subject("cafe", "tui.cafe.subject", (
        Page("cafe", 46, mark("Coffee bar"), mark("The café's seats: who sits where, what waits."),
             "tui.cafe.board:BoardScreen", right=_CAFE,
             things=("cafe_order", "cafe_slip", "cafe_day", "cafe_post", "cafe_seat"),
             opens_for=_AT_CAFE),
        Page("drinks", 47, mark("Drinks"), mark("The menu of the day, and what is left of it."),
             "tui.cafe.drinks:DrinksScreen", right=_CAFE, things=("drink",)),)),
    Subject("community", "tui.community.subject", (
        Page("community", 38, mark("Community events"),
             mark("Planned, approved, signed up for, held, summed up."),
             "tui.community.screen:EventsScreen", things=("community_event", "event_signup")),)),
    Subject("affairs", "tui.affairs.subject", (
        Page("affairs", 39, mark("Administrative affairs"),
             mark("Seals, vehicles, meeting rooms, supplies, assets."),
             "tui.affairs.screen:AffairsScreen",
             things=("asset", "asset_loan", "asset_count")),)),
    Subject("salesvisit", "tui.salesvisit.subject", (
        Page("salesvisit", 44, mark("Sales site"),
             mark("Who is where on the sales site, and who waits."),
             "tui.salesvisit.board:SiteBoard", right="store.rights:SEE_THE_SITE",
             things=("sales_day", "sales_post", "sales_count", "sales_thing", "sales_question"),
             opens_for=_AT_SITE),
        Page("salesvisits", 45, mark("Sales visits"),
             mark("Who is expected at the sales site, who came, who did not."),
             "tui.salesvisit.visits:SalesVisitsScreen", right=_SITE, things=("sales_party",)),)),
    Subject("report", "", (
        Page("report", 62, mark("Month's figures"),
             mark("What every page counts of a month, and how it is counted."),
             "tui.report:ReportScreen"),)),
    Subject("printing", "tui.printing.subject", (
        Page("print_queue", 6, mark("Print queue"), mark("What became of printed sheets."),
             "tui.printing.subject:print_queue"),
        Page("blank_sheets", 7, mark("Blank sheets"), mark("Print sheets to fill in by hand."),
             "tui.printing.subject:blank_sheets"),
        Page("printers", 74, mark("Printers"), mark("Which printer each kind of sheet goes to."),
             "tui.printing.subject:printers", right=_SETTINGS),)),
    Subject("desk", "tui.desk.subject", (
        Page("settings", 71, mark("Settings"), mark("The estate, its shifts, its figures."),
             "tui.desk.subject:settings", right=_SETTINGS),
        Page("staff", 72, mark("Staff"), mark("Who works here: add, change, retire."),
             "tui.desk.subject:staff", right="store.rights:KEEP_STAFF"),
        Page("shortcuts", 75, mark("Shortcuts"),
             mark("Which key does what, for the whole estate."),
             "tui.desk.subject:shortcuts", right=_SETTINGS),
        Page("calendar", 77, mark("Calendar"), mark("Holidays and working days of each year."),
             "tui.desk.calendar:CalendarScreen", right=_SETTINGS),
        Page("past_settings", 78, mark("Past settings"),
             mark("What was set from when, and what begins later."),
             "tui.desk.past:PastScreen", right=_SETTINGS),
        Page("exporting", 14, mark("Export lists"),
             mark("Homes, people, vehicles, permits as a spreadsheet, on record."),
             "tui.desk.exporting:export_lists", right="store.rights:EXPORT"),
        Page("own_pin", 76, mark("Own PIN"), mark("Change your own PIN."),
             "tui.desk.subject:own_pin", right=_ALL),)),
)  # fmt: skip

SERVICES = sorted(
    (service for subject in SUBJECTS for service in subject.services),
    key=lambda service: service.order,
)
PAGES = {page.name: page for subject in SUBJECTS for page in subject.pages}
BY_NAME = {subject.name: subject for subject in SUBJECTS}
OPENS_FOR = {role: page.name for page in PAGES.values() for role in page.opens_for}
OF_THING = {thing: page.name for page in PAGES.values() for thing in page.things}
