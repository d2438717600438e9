"""JUnit XML, against the schema that CI servers agree on."""

import pytest
from lxml import etree

from mediabruch.i18n import translator
from mediabruch.report.platforms.junit import to_junit
from tests.report.hostile import HOSTILE
from tests.report.platforms.results import HIDDEN_CHARACTERS, everything, hostile

pytestmark = pytest.mark.invented

SCHEMA = etree.XMLSchema(
    etree.fromstring("""
<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">
  <xs:attributeGroup name="counts">
    <xs:attribute name="name" type="xs:string" use="required"/>
    <xs:attribute name="tests" type="xs:nonNegativeInteger" use="required"/>
    <xs:attribute name="failures" type="xs:nonNegativeInteger" use="required"/>
    <xs:attribute name="errors" type="xs:nonNegativeInteger"/>
    <xs:attribute name="skipped" type="xs:nonNegativeInteger"/>
  </xs:attributeGroup>
  <xs:complexType name="problem" mixed="true">
    <xs:attribute name="message" type="xs:string"/>
    <xs:attribute name="type" type="xs:string" use="required"/>
  </xs:complexType>
  <xs:complexType name="skipped"><xs:attribute name="message" type="xs:string"/></xs:complexType>
  <xs:complexType name="case">
    <xs:choice minOccurs="0">
      <xs:element name="failure" type="problem"/>
      <xs:element name="error" type="problem"/>
      <xs:element name="skipped" type="skipped"/>
      <xs:element name="system-out" type="xs:string"/>
    </xs:choice>
    <xs:attribute name="classname" type="xs:string" use="required"/>
    <xs:attribute name="name" type="xs:string" use="required"/>
  </xs:complexType>
  <xs:element name="testsuites">
    <xs:complexType>
      <xs:sequence>
        <xs:element name="testsuite" minOccurs="0" maxOccurs="unbounded">
          <xs:complexType>
            <xs:sequence><xs:element name="testcase" type="case" minOccurs="1" maxOccurs="unbounded"/></xs:sequence>
            <xs:attributeGroup ref="counts"/>
          </xs:complexType>
        </xs:element>
      </xs:sequence>
      <xs:attributeGroup ref="counts"/>
    </xs:complexType>
  </xs:element>
</xs:schema>
""")
)


def test_everything_has_its_case() -> None:
    root = etree.fromstring(to_junit(everything(), translator("en")).encode())
    SCHEMA.assertValid(root)
    counts = {"name": "mediabruch", "tests": "6", "failures": "3", "errors": "1", "skipped": "1"}
    assert sorted(root.items()) == sorted(counts.items())
    cases = {
        f"{case.get('classname')} {case.get('name')}": [problem.tag for problem in case]
        for case in root.iter("testcase")
    }
    assert cases == {
        "modelle/antrag.bpmn min-score": ["failure"],
        "modelle/antrag.bpmn MB101 Printout: Drucken": ["skipped"],
        "modelle/antrag.bpmn MB103 Scan: Scannen": ["failure"],
        "modelle/gut.bpmn no finding": [],
        "modelle/leer.bpmn Not read": ["error"],
        "mediabruch fail-on": ["failure"],
    }


@pytest.mark.parametrize("name", [*HOSTILE, "]]>", "</testcase>"])
def test_no_name_breaks_out(name: str) -> None:
    text = to_junit(hostile(name), translator("de"))
    root = etree.fromstring(text.encode())
    SCHEMA.assertValid(root)
    plain = etree.fromstring(to_junit(hostile("Name"), translator("de")).encode())
    assert [element.tag for element in root.iter()] == [element.tag for element in plain.iter()]
    assert not HIDDEN_CHARACTERS & set(text)
