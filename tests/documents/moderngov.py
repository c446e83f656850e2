"""ModernGov's own shapes to read: the web service's answer to GetMeeting, a decision's page, lists of decisions.

The elements, classes and labels are those of real answers and pages; titles, names and texts are made for the tests.
"""

from __future__ import annotations

MEETING = """<?xml version="1.0" encoding="utf-8"?>
<meeting>
  <meetingid>5103</meetingid>
  <meetingdate>09/10/2017</meetingdate>
  <meetingstatus>Confirmed</meetingstatus>
  <isdisplayallowed>True</isdisplayallowed>
  <meetingtime>6.00 pm</meetingtime>
  <meetingactualstarttime>
  </meetingactualstarttime>
  <meetinglocation>Committee Room A, Town Hall, Blackpool</meetinglocation>
  <iswebcast>False</iswebcast>
  <agendapublished>True</agendapublished>
  <meetingroom>
  </meetingroom>
  <agendaitems>
    <agendaitem>
      <agendaitemid>18831</agendaitemid>
      <agendaitemtitle>Chair&amp;#39;s Communications &amp;amp; Apologies</agendaitemtitle>
      <agendatext>&lt;div class="WordSection1"&gt;
&lt;p class="MsoNormal"&gt;To receive any
communications.&lt;/p&gt;
&lt;/div&gt;
</agendatext>
      <agendaitemnumber>4</agendaitemnumber>
      <fulldisplaynumberformat>1.</fulldisplaynumberformat>
      <isdecision>False</isdecision>
      <isrestricted>False</isrestricted>
      <isdisplayallowed>True</isdisplayallowed>
      <linkeddocuments>
      </linkeddocuments>
    </agendaitem>
    <agendaitem>
      <agendaitemid>18832</agendaitemid>
      <agendaitemtitle>ICT/Digital Strategy 2017-2022</agendaitemtitle>
      <agendaitemnumber>5</agendaitemnumber>
      <fulldisplaynumberformat>2.</fulldisplaynumberformat>
      <decisionnonemptyhtmlbody>&lt;div class="WordSection1"&gt;&lt;p&gt;The Executive agreed:&lt;/p&gt;
&lt;ol&gt;&lt;li&gt;To adopt the strategy.&lt;/li&gt;
&lt;li&gt;To note its cost of &amp;pound;2m.&lt;/li&gt;&lt;/ol&gt;&lt;/div&gt;
</decisionnonemptyhtmlbody>
      <iscallin>False</iscallin>
      <isdecision>True</isdecision>
      <isdecisionpublished>True</isdecisionpublished>
      <isrestricted>False</isrestricted>
      <isdisplayallowed>True</isdisplayallowed>
      <linkeddocuments>
        <linkeddoc>
          <attachmentid>60860</attachmentid>
          <title>Appendix 2a</title>
          <url>https://democracy.blackpool.gov.uk/mgConvert2PDF.aspx?ID=60860</url>
          <isrestricted>False</isrestricted>
          <committeetitle>Executive</committeetitle>
        </linkeddoc>
      </linkeddocuments>
    </agendaitem>
    <agendaitem>
      <agendaitemid>18833</agendaitemid>
      <agendaitemtitle>Sale of land</agendaitemtitle>
      <agendaitemnumber>6</agendaitemnumber>
      <fulldisplaynumberformat>3.</fulldisplaynumberformat>
      <isrestricted>True</isrestricted>
      <isdisplayallowed>True</isdisplayallowed>
    </agendaitem>
  </agendaitems>
  <attendees>
    <attendee membertype="U" memberid="192" name="Councillor Simon Blackburn" attendance="Expected" ward="Brunswick">
      <url>https://democracy.blackpool.gov.uk/mgUserInfo.aspx?UID=192</url>
    </attendee>
  </attendees>
</meeting>
"""

ENVELOPE = (
    '<?xml version="1.0" encoding="utf-8"?><soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/">'
    '<soap:Body><GetMeetingResponse xmlns="http://moderngov.co.uk/namespaces"><GetMeetingResult>{}</GetMeetingResult>'
    "</GetMeetingResponse></soap:Body></soap:Envelope>"
)

MEETINGS = """<?xml version="1.0" encoding="utf-8"?>
<getmeetings>
  <meetingscount> 2</meetingscount>
  <committee>
    <committeeid>144</committeeid>
    <committeetitle>Executive</committeetitle>
    <committeemeetings>
      <meeting><meetingid>1</meetingid><meetingdate>09/10/2017</meetingdate><meetingtime>6.00 pm</meetingtime></meeting>
      <meeting><meetingid>2</meetingid><meetingdate>06/11/2017</meetingdate><meetingtime>6.00 pm</meetingtime></meeting>
    </committeemeetings>
  </committee>
</getmeetings>
"""

_TOP = """<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1.dtd">
<html lang="en"><head><meta http-equiv="Content-Type" content="text/html; charset=utf-8" />
<title>Decision details</title><script>var a = "<p>Decision Maker: nobody</p>";</script></head><body>
<nav><ul><li><a href="ieDocHome.aspx">Home</a></li></ul></nav><h2>Navigation</h2>
"""

PAGE = (
    _TOP
    + """<div id="modgov"><div class="mgHeader"><h1  class="mgMainTitleTxt" >Decision details</h1></div>
<div class="mgSubTitle" >
<h2 class="mgSubTitleTxt">Ward Grants &#38; the Mayor&#39;s fund</h2>
</div>
<div class="mgContent" >
<p><span  class="mgLabel" >Decision Maker: </span>Leader of the Council</p>
<p><span  class="mgLabel" >Decision status: </span>
<span  class="mgPlanItemInForce" >Recommendations Approved</span></p>
<p><span  class="mgLabel" >Is Key decision?: </span>No</p>
<p><span  class="mgLabel" >Is subject to call in?: </span>Yes</p>
<h3 class="mgSubSubTitleTxt">Purpose:</h3>
<div class="mgWordPara"><div class="WordSection1"><p class="MsoNormal">To consider ward
grants.</p></div></div>
<h3 class="mgSubSubTitleTxt">Decision:</h3>
<div class="mgWordPara"><div class="WordSection1">
<p class="MsoNormal"><span style="">To authorise the
requests.</span></p>
<p class="MsoNormal"><span style="">&nbsp;</span></p>
<ol><li>Bispham &pound;1,160.</li><li>Tyldesley &pound;420.</li></ol>
<p class="MsoNormal">Decision: as above.</p>
</div></div>
<h3 class="mgSubSubTitleTxt">Reasons for the decision:</h3>
<div class="mgWordPara"><p>The scheme allows it.</p></div>
<h3 class="mgSubSubTitleTxt">Alternative options considered:</h3>
<div class="mgWordPara"><p>None.</p></div>
<p><span class="mgLabel" >Report author: </span>A. Clerk</p>
<p><span  class="mgLabel" >Publication date: </span>09&#47;03&#47;2023</p>
<p><span  class="mgLabel" >Date of decision: </span>09&#47;03&#47;2023</p>
<p><span  class="mgLabel" >Call-in deadline date: </span>14&#47;03&#47;2023</p>
<p><span  class="mgLabel" >Current call-in Count: </span>0</p>
<p><span  class="mgLabel" >Effective from: </span>15&#47;03&#47;2023</p>
<p class="mgLabel" >Accompanying Documents:</p>
<ul  class="mgBulletList" >
<li><a  href="documents/s7942/Report.pdf" >Ward grants report
<span  class="mgFileSize" ><img src="logo.gif" alt="pdf icon" /> PDF 119 KB</span> </a>  </li>
</ul>
</div>
<div class="mgFooter" ><p>&nbsp;</p></div></div></body></html>
"""
)

SAVED = "<!-- saved from url=(0066)https://democracy.blackpool.gov.uk/ieDecisionDetails.aspx?ID=2409 -->\n"

TABLE = (
    _TOP
    + """<table class="mgTabTable tablesorter"  summary="Table of decision summary data">
<caption  class="mgSectionTitle" >Decisions published</caption>
<thead><tr>
<th abbr='Title' scope='col'>Title<!--Pending Key Decisions--></th>
<th abbr='Published' scope='col'>Date<!--Date Made/Published--></th>
<th abbr='Applies' scope='col'>Effective from<!--Date Decision Applies--></th>
<th abbr='Call-ins' scope='col'>Call-ins<!--Status - No. of Call-Ins--></th>
</tr></thead><tbody>
<tr><td class="mgMainTxt"><a href="ieDecisionDetails.aspx?ID=13567">Settlement &#40;NRIL&#41;
<span class="mgHide"> ref&#58; 13567</span></a></td><td>01&#47;04&#47;2025</td><td>02&#47;04&#47;2025</td>
<td>Not for call-in</td></tr>
<tr><td class="mgMainTxt"><a href="mgIssueHistoryHome.aspx?IId=6535&amp;Opt=0">An issue, no decision</a></td>
<td>04&#47;11&#47;2025</td><td></td><td></td></tr>
<tr><td class="mgMainTxt"><a href="ieDecisionDetails.aspx?ID=13149">Admission
<span class="mgHide"> ref&#58; 13149</span></a></td><td>31&#47;02&#47;2025</td><td>03&#47;11&#47;2025</td>
<td>Not for call-in</td></tr>
</tbody></table></body></html>
"""
)

REGISTER = (
    _TOP
    + """<div id="modgov"><h1>Decision register</h1><div class="mgContent"><p>Earlier - Later</p>
<h2>Decisions published</h2><ul>
<li><p>09/03/2023 - <a href="ieDecisionDetails.aspx?ID=2411">INCOME AND DEBT STRATEGY
<span class="mgHide"> ref: 2411</span></a>
&nbsp;&nbsp; Recommendations Approved</p><div><p>To consider the strategy.</p></div>
<p><span class="mgLabel">Decision Maker: </span>Leader of the Council</p>
<p><span class="mgLabel">Decision published: </span>09/03/2023</p><p>
<span class="mgLabel">Effective from: </span>16/03/2023</p>
<h3>Decision:</h3><div><p>To approve the strategy.</p></div></li>
<li><p>08/03/2023 - <a href="ieDecisionDetails.aspx?ID=2410">SCHEME OF DELEGATION
<span class="mgHide"> ref: 2410</span></a>
Recommendations Approved (subject to call-in)</p>
<p><span class="mgLabel">Decision Maker: </span>Executive</p><p>
<span class="mgLabel">Decision published: </span>09/03/2023</p>
<p><span class="mgLabel">Effective from: </span></p>
<p><span class="mgLabel">Lead officer: </span>B. Clerk</p></li>
<li><p>07/03/2023 - <a href="ieDecisionDetails.aspx?ID=2410">SCHEME AGAIN
<span class="mgHide"> ref: 2410</span></a> Recommendations Approved</p>
<p><span class="mgLabel">Decision Maker: </span>Director of Resources</p></li>
</ul></div></div></body></html>
"""
)
