using System;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Web.Hosting;
using System.Web.Script.Serialization;

/// <summary>The articles of App_Data/news.json, the newest first.</summary>
public class Article
{
    public int number { get; set; }
    public string title { get; set; }
    public string published { get; set; }
    public string section { get; set; }
    public string summary { get; set; }
    public string html { get; set; }

    public DateTime Time
    {
        get { return DateTime.ParseExact(published, "yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture); }
    }

    public string Address
    {
        get { return "chi-tiet.aspx?id=" + number; }
    }
}

public static class News
{
    static readonly Article[] all = Read();

    public static Article[] All
    {
        get { return all; }
    }

    public static string[] Sections
    {
        get { return all.Select(a => a.section).Distinct().OrderBy(s => s).ToArray(); }
    }

    /// <summary>Those of a section by its number, counted from 1; all for 0.</summary>
    public static Article[] Of(int section)
    {
        return section == 0 ? all : all.Where(a => a.section == Sections[section - 1]).ToArray();
    }

    public static Article Find(int number)
    {
        return all.FirstOrDefault(a => a.number == number);
    }

    static Article[] Read()
    {
        string text = File.ReadAllText(HostingEnvironment.MapPath("~/App_Data/news.json"));
        Article[] read = new JavaScriptSerializer { MaxJsonLength = int.MaxValue }.Deserialize<Article[]>(text);
        return read.OrderByDescending(a => a.published).ToArray();
    }
}
