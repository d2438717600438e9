"""The XML namespaces that models use, and the one that is ours."""

from mediabruch.files.models import BPMN_NAMESPACE

NAMESPACE = "https://mediabruch.dev/schema/bpmn/1"
"""Of the extension elements and attributes by which a model states facts to mediabruch."""

MARKER = "Mediabruch_Break_"
"""How the ids of the text annotations begin that mediabruch itself writes into colored models."""

BPMN = BPMN_NAMESPACE
DIAGRAM = "http://www.omg.org/spec/BPMN/20100524/DI"
DRAWING = "http://www.omg.org/spec/DD/20100524/DC"
INTERCHANGE = "http://www.omg.org/spec/DD/20100524/DI"
COLOR = "http://www.omg.org/spec/BPMN/non-normative/color/1.0"
BIOC = "http://bpmn.io/schema/bpmn/biocolor/1.0"
CAMUNDA = "http://camunda.org/schema/1.0/bpmn"
OPERATON = "http://operaton.org/schema/1.0/bpmn"
ZEEBE = "http://camunda.org/schema/zeebe/1.0"
ACTIVITI = "http://activiti.org/bpmn"
FLOWABLE = "http://flowable.org/bpmn"

PREFIXES = {
    "bpmn": BPMN,
    "bpmn2": BPMN,
    "semantic": BPMN,
    "model": BPMN,
    "bpmndi": DIAGRAM,
    "dc": DRAWING,
    "omgdc": DRAWING,
    "di": INTERCHANGE,
    "omgdi": INTERCHANGE,
    "color": COLOR,
    "bioc": BIOC,
    "camunda": CAMUNDA,
    "operaton": OPERATON,
    "zeebe": ZEEBE,
    "activiti": ACTIVITI,
    "flowable": FLOWABLE,
    "modeler": "http://camunda.org/schema/modeler/1.0",
    "signavio": "http://www.signavio.com",
    "bizagi": "http://www.bizagi.com/bpmn20",
    "drools": "http://www.jboss.org/drools",
    "bpsim": "http://www.bpsim.org/schemas/1.0",
    "qbp": "http://www.qbp-simulator.com/Schema201212",
    "xsi": "http://www.w3.org/2001/XMLSchema-instance",
    "mediabruch": NAMESPACE,
}
"""What the usual prefixes mean, for files that use them without declaring them."""
