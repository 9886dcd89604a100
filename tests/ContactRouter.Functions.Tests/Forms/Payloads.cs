namespace ContactRouter.Functions.Tests.Forms;

/// <summary>Webhook bodies as the providers document them, with contents of our own.</summary>
internal static class Payloads
{
    public const string Netlify = """
        {"number":12,"title":"Contact","email":"lena@garden.example","name":"Lena Vogt","first_name":"Lena","last_name":"Vogt","company":"Vogt Gardens",
         "summary":"Two lamps","body":"Two lamps of B2B40412 came broken.",
         "data":{"name":"Lena Vogt","email":"lena@garden.example","message":"Two lamps of B2B40412 came broken.","company":"Vogt Gardens",
                 "ip":"203.0.113.40","user_agent":"Mozilla/5.0","referrer":"https://garden.example/contact"},
         "created_at":"2026-11-23T09:12:44.120Z","human_fields":{"Name":"Lena Vogt"},
         "ordered_human_fields":[{"title":"Name","name":"name","value":"Lena Vogt"}],
         "id":"6564a1f0c2b9d40012ab34cd","form_id":"6564a1f0c2b9d40012ab0001","site_url":"https://garden.example","form_name":"contact"}
        """;

    public const string Webflow = """
        {"triggerType":"form_submission",
         "payload":{"name":"Contact Us","siteId":"6655cf00aa11bb22cc33dd44",
                    "data":{"First Name":"Omar","email":"omar@tools.example","Phone Number":15550001111,"Order No":"B2B55120",
                            "Message":"Please send a copy of invoice 2231.","Website":"https://tools.example"},
                    "schema":[{"fieldName":"First Name","fieldType":"FormTextInput","fieldElementId":"285042f7-d554-dc7f-102c-aa10d6a2d2c4"}],
                    "submittedAt":"2026-11-23T09:15:00.117Z","id":"6655d0a4f1b2c3d4e5f60718","formId":"6655cf00aa11bb22cc33dd55",
                    "formElementId":"4e038d2c-6a1e-4953-7be9-a59a2b453177"}}
        """;

    public const string Typeform = """
        {"event_id":"01HTYPEFORMEVENT","event_type":"form_response",
         "form_response":{"form_id":"lT4Z3j","token":"a3a12ec67a1365927098a606107fac15","submitted_at":"2026-11-23T09:17:02Z","landed_at":"2026-11-23T09:07:02Z",
          "hidden":{"campaign":"spring"},
          "definition":{"id":"lT4Z3j","title":"Write to us","fields":[
            {"id":"q1","title":"Tell us in a few sentences","type":"long_text","ref":"story"},
            {"id":"q2","title":"Where may we answer?","type":"email","ref":"mail"},
            {"id":"q3","title":"What is it about?","type":"multiple_choice","ref":"reason"},
            {"id":"q4","title":"What else did you order?","type":"multiple_choice","ref":"others"},
            {"id":"q5","title":"May we call you?","type":"yes_no","ref":"call"},
            {"id":"q6","title":"How content are you with all that you have had from us over the years?","type":"opinion_scale","ref":"rating"}]},
          "answers":[
            {"type":"choice","choice":{"label":"Deliveries"},"field":{"id":"q3","type":"multiple_choice","ref":"reason"}},
            {"type":"text","text":"Half of the cups in B2B77310 are missing.","field":{"id":"q1","type":"long_text","ref":"story"}},
            {"type":"email","email":"mei@cafe.example","field":{"id":"q2","type":"email","ref":"mail"}},
            {"type":"choices","choices":{"labels":["Paper"],"other":"Other thing"},"field":{"id":"q4","type":"multiple_choice","ref":"others"}},
            {"type":"boolean","boolean":true,"field":{"id":"q5","type":"yes_no","ref":"call"}},
            {"type":"number","number":4,"field":{"id":"q6","type":"opinion_scale","ref":"rating"}}]}}
        """;
}
